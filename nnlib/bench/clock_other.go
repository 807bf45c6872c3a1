//go:build !unix

package main

import "time"

var started = time.Now()

// processorTime is the time that went by, where no other can be had.
func processorTime() time.Duration { return time.Since(started) }
