"""OAI-PMH 2.0: the protocol by which libraries harvest what is new. docs/oai-pmh.md says how the archive speaks it.

- `plugin`: what Datasette is told
- `settings`: who answers: name, address, mail, domain of the identifiers
- `arguments`: what is asked for, checked
- `tokens`: where a long list goes on
- `answers`: one function a verb
- `endpoint`: from a request to the XML of its answer; no HTTP
"""
