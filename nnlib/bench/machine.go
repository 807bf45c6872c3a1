package main

import (
	"os"
	"regexp"
	"runtime"
)

// processorName is what Linux calls the processor, or else its kind.
func processorName() string {
	if data, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if m := regexp.MustCompile(`(?m)^model name\s*: (.+)$`).FindSubmatch(data); m != nil {
			return string(m[1])
		}
	}
	return runtime.GOOS + "/" + runtime.GOARCH
}
