package work

import (
	"fmt"
	"regexp"
	"runtime"
	"strconv"
	"strings"

	"nnlecture/exercises/internal/value"
)

// frame is a function that was running, with the line that it was at.
type frame struct {
	function, file string
	line           int
}

// callerLine finds the innermost line of the student's package on the stack
// of a panic, and the way to it.
func callerLine() string {
	pcs := make([]uintptr, 256)
	frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs)])
	var all []frame
	for {
		f, more := frames.Next()
		all = append(all, frame{f.Function, f.File, f.Line})
		if !more {
			return place(all)
		}
	}
}

var stackFrame = regexp.MustCompile(`(?m)^(\S+)\(.*\)\n\t(.+):(\d+)`)

// busyLine looks through all goroutines for a line of the student's.
func busyLine() string {
	buf := make([]byte, 1<<20)
	return StudentLine(buf[:runtime.Stack(buf, true)])
}

// StudentLine finds the first line of the student's package in a stack trace,
// and the way to it.
func StudentLine(trace []byte) string {
	for goroutine := range strings.SplitSeq(string(trace), "\n\n") {
		var all []frame
		for _, f := range stackFrame.FindAllStringSubmatch(goroutine, 1000) {
			line, _ := strconv.Atoi(f[3])
			all = append(all, frame{f[1], f[2], line})
		}
		if where := place(all); where != "" {
			return where
		}
	}
	return ""
}

// place is the innermost of the student's frames, as perceptron.go:41. Where it
// took more than one function to come there these follow, the outermost first,
// and at the end what of gonum was called: Learn:60 → Predict:41 → Dot.
func place(frames []frame) string {
	const most = 4 // a recursion has more
	where, called := "", ""
	var way []string
	for _, f := range frames {
		if !isStudents(f.function, f.file) {
			if gonum := strings.HasPrefix(f.function, "gonum.org/"); gonum && where == "" {
				called = function(f.function)
			}
			continue
		}
		if where == "" {
			where = fmt.Sprintf("%s:%d", base(f.file), f.line)
		}
		if len(way) < most {
			way = append([]string{fmt.Sprintf("%s:%d", function(f.function), f.line)}, way...)
		}
	}
	if called != "" {
		way = append(way, called)
	}
	if len(way) < 2 {
		return where
	}
	return where + value.Way + strings.Join(way, " → ")
}

var literal = regexp.MustCompile(`(\.func\d+|\.\d+|-range\d+)+$`)

// function is the name of a function without its package, and for a function
// literal that of the function that it stands in.
func function(name string) string {
	name = literal.ReplaceAllString(base(name), "")
	return name[strings.LastIndex(name, ".")+1:]
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
