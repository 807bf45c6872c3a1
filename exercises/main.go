// Command exercises leads through the exercises and grades hand-ins.
//
//	go run ./exercises              how far you are, and what comes next
//	go run ./exercises list         all exercises with their points
//	go run ./exercises watch        test the current exercise whenever you save it
//	go run ./exercises run [topic]  test one exercise now
//	go run ./exercises hint [n]     a hint on the current exercise, 1 to 3
//	go run ./exercises reset topic  put an exercise back to its beginning
//	go run ./exercises grade folder grade the hand-ins in a folder
//	go run ./exercises bundle gradescope -o folder
//	                                what a platform needs to grade by itself
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"nnlecture/exercises/internal/bundle"
	"nnlecture/exercises/internal/course"
	"nnlecture/exercises/internal/grade"
	"nnlecture/exercises/internal/measure"
	"nnlecture/exercises/internal/tour"
)

const usage = `usage: go run ./exercises [command]

without a command   how far you are, and what comes next
list                all exercises with their points
watch [topic]       test the current exercise whenever you save it
run [topic]         test one exercise now
hint [n] [topic]    a hint on the current exercise; 1, 2 and 3 say more and more
reset topic         put an exercise back to its beginning; a copy of yours is kept
grade folder        grade the hand-ins in a folder; "grade -h" tells how
bundle platform     what gradescope, prairielearn, classroom50, actions, slurm or kubernetes needs to grade

A topic is given as 01_perceptron, 1 or perceptron.
`

func main() {
	grade.Main() // does not return in the processes that run a hand-in
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	defer stop()
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	err := run(ctx, os.Args[1:], os.Stdin, os.Stdout)
	switch {
	case errors.Is(err, context.Canceled):
		os.Exit(130)
	case err != nil:
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, in io.Reader, out io.Writer) error {
	c, err := course.Find(".")
	if err != nil {
		return err
	}
	t := tour.New(c, in, out)
	command := "progress"
	if len(args) > 0 {
		command, args = args[0], args[1:]
	}
	switch command {
	case "progress":
		return t.Progress(ctx)
	case "list":
		return t.List(ctx)
	case "watch":
		return t.Watch(ctx, args)
	case "run":
		return t.Run(ctx, args)
	case "hint":
		return t.Hint(ctx, args)
	case "reset":
		return t.Reset(ctx, args)
	case "grade":
		return grade.Command(ctx, c, args, out)
	case "measure": // for who writes steps, and not in the usage
		return measure.Command(ctx, c, args, out)
	case "bundle":
		return bundle.Command(c, args, out)
	case "help", "-h", "-help", "--help":
		fmt.Fprint(out, usage)
		return nil
	}
	return fmt.Errorf("there is no command %q\n\n%s", command, usage)
}
