"""Raw pages as WARC/1.1 (ISO 28500:2017): what was asked and answered, byte for byte. docs/captures.md says how.

- `capture`: what is known of one answer and where its record lies
- `records`: one record as bytes
- `folder`: names of the files and where they are
- `writer`: appending to the file of the month, through crashes and full disks
- `repair`: the whole records of a file that a crash has left
- `reading`: records back from files
"""
