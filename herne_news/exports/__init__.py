"""Data sets made from the archive. docs/exports.md says what is in them.

- `registry`: the formats, and which module writes each
- `selection`: which articles are meant, by the filters that were given
- `dataset`: the chosen articles as rows and records, read as they are asked for
- `columns`: the tables of a data set, their columns, types and keys
- `about`: what every data set says of itself: rights, dates, version, filters, what is missing
- `target`: a file or folder that appears under its name only when it is whole
- `export`: all of this, once

A format is a module with a function `write(dataset, out, options)`. For a file, `out` is a binary file open for writing; for a
folder, the path of an empty one that is there already. It writes what it gets from the `DataSet` and leaves the rest to the
frame: temporary names, renaming, clearing away, errors of the disk, the progress line. `dataset.records()` yields each article
as the mapping that a line of the JSON Lines export is (`columns.RECORD`), `dataset.rows(table)` the rows of a table of
`columns.TABLES`, `dataset.about` is what is to be said of the whole. A format adds a line to `registry.FORMATS`; a folder
names a file there by which it is known (`marker`), since `--force` replaces no other folder.

The same archive gives the same bytes: a format reads no clock, no time zone, no locale and no environment, sorts what has no
order, and takes its times from the archive (`about["made"]`).

To read articles elsewhere than in an export, within one moment of the archive:

    with one_moment(archive):          # store.chosen
        choose(archive, numbers)       # those of select(archive, filters), or any others
        for record in DataSet(archive=archive, about={}).records(): ...
"""
