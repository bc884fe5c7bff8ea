// Reads statements of SQL, one a line, and has CockroachDB's own parser read each. Ends with 1 when it
// refuses one.
//
//	go mod tidy && go run . < ../resources/dev/trainyard/apps/cockroachdb/sql.txt
package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/cockroachdb/cockroachdb-parser/pkg/sql/parser"
)

func main() {
	refused := 0
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		if _, err := parser.Parse(lines.Text()); err != nil {
			refused++
			fmt.Printf("%s\n    %v\n", lines.Text(), err)
		}
	}
	if refused > 0 {
		os.Exit(1)
	}
	fmt.Println("all taken")
}
