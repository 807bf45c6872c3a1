// Package tour leads through the exercises: it tells how far a student is, runs
// an exercise, again whenever it is saved, and gives hints. What it prints is
// for a person; package grade gives points.
package tour

import (
	"io"

	"nnlecture/exercises/internal/course"
)

// Tour is one run of the command.
type Tour struct {
	*course.Course
	in   io.Reader
	out  io.Writer
	look look
}

// New makes a tour of c that reads a person's answers from in and writes to out.
func New(c *course.Course, in io.Reader, out io.Writer) *Tour {
	return &Tour{c, in, out, lookOf(out)}
}
