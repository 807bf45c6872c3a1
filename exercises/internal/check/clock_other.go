//go:build !linux

package check

import "time"

// processorTime is not known here while a process runs.
func processorTime(int) (time.Duration, bool) { return 0, false }
