module parsesql

go 1.23

require github.com/cockroachdb/cockroachdb-parser v0.25.2
