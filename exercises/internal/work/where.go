package work

import (
	"fmt"
	"regexp"
	"runtime"
	"strings"
)

// callerLine finds the innermost line of the student's package on the stack
// of a panic.
func callerLine() string {
	pcs := make([]uintptr, 64)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	for {
		frame, more := frames.Next()
		if isStudents(frame.Function, frame.File) {
			return fmt.Sprintf("%s:%d", base(frame.File), frame.Line)
		}
		if !more {
			return ""
		}
	}
}

var stackFrame = regexp.MustCompile(`(?m)^(\S+)\(.*\)\n\t(.+):(\d+)`)

// busyLine looks through all goroutines for a line of the student's.
func busyLine() string {
	buf := make([]byte, 1<<20)
	return StudentLine(buf[:runtime.Stack(buf, true)])
}

// StudentLine finds the first line of the student's package in a stack trace.
func StudentLine(trace []byte) string {
	for _, frame := range stackFrame.FindAllSubmatch(trace, -1) {
		if isStudents(string(frame[1]), string(frame[2])) {
			return fmt.Sprintf("%s:%s", base(string(frame[2])), frame[3])
		}
	}
	return ""
}

const module = "nnlecture/exercises/"

// isStudents reports whether a function is one of the exercise's own file: of
// the module, not of its machinery, and not of a test.
func isStudents(function, file string) bool {
	return strings.HasPrefix(function, module) && !strings.HasPrefix(function, module+"internal/") &&
		!strings.HasSuffix(file, "_test.go")
}

// base is the last element of a path, with either slash.
func base(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }
