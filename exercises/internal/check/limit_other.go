//go:build !linux

package check

// limitMemory does nothing here: hand-ins are graded on Linux.
func limitMemory() {}
