//go:build !wasip1

package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Fprintln(os.Stderr, "engine runs in a page only: build it with GOOS=wasip1 GOARCH=wasm -buildmode=c-shared")
	os.Exit(2)
}
