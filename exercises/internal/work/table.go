package work

import (
	"fmt"

	"nnlecture/exercises/internal/value"
	"nnlecture/exercises/internal/wire"
)

// Table holds the calls of an exercise by their names. A call takes its
// arguments from a and returns what the student's function does, several
// results as a [List].
type Table map[string]func(a *Args) any

// List is an ordered list of results.
type List = value.List

// Values makes a List of names and values in turn: Values("dw", dw, "db", db).
func Values(pairs ...any) List { return value.Values(pairs...) }

// Each applies a function of one number to each of several.
func Each(z []float64, f func(float64) float64) []float64 {
	values := make([]float64, len(z))
	for i := range z {
		values[i] = f(z[i])
	}
	return values
}

// Answer makes a call. It does so in a goroutine of its own, which a student's
// code can end without ending more than the call.
func (t Table) Answer(q wire.Request) wire.Answer {
	done := make(chan wire.Answer, 1)
	go func() {
		a := wire.Answer{Outcome: wire.Left}
		defer func() {
			if p := recover(); p != nil {
				a = wire.Answer{Outcome: wire.Panicked, Message: panicText(p), Where: callerLine()}
			}
			done <- a
		}()
		a = t.call(q)
	}()
	return <-done
}

func (t Table) call(q wire.Request) wire.Answer {
	call, ok := t[q.Call]
	if !ok {
		panic(fmt.Sprintf("work: there is no call %q in this exercise's table", q.Call))
	}
	args := newArgs(q.Args)
	got := call(args)
	a := wire.Answer{Outcome: wire.Returned, Result: value.Of(got), Args: args.now()}
	if q.Share {
		a.Again = args.alter(got)
	}
	return a
}

// panicText is the panic's value in words.
func panicText(p any) string {
	if err, ok := p.(error); ok {
		return err.Error()
	}
	return fmt.Sprint(p)
}
