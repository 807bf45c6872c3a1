package must_test

import (
	"errors"
	"iter"
	"slices"
	"testing"

	"nnlecture/notebooks/must"
)

var errBroken = errors.New("broken")

// counting yields 1, 2, … and err, if there is one, in place of the number n.
func counting(n int, err error) iter.Seq2[int, error] {
	return func(yield func(int, error) bool) {
		for i := range n {
			if i+1 == n && err != nil {
				yield(0, err)
				return
			}
			if !yield(i+1, nil) {
				return
			}
		}
	}
}

func TestAllReturnsEverything(t *testing.T) {
	if got := must.All(counting(3, nil)); !slices.Equal(got, []int{1, 2, 3}) {
		t.Errorf("All = %v, want [1 2 3]", got)
	}
}

func TestEachCanBeLeft(t *testing.T) {
	last := 0
	for value := range must.Each(counting(9, nil)) {
		if last = value; value == 4 {
			break
		}
	}
	if last != 4 {
		t.Errorf("left at %d, want 4", last)
	}
}

func TestErrorsArePanicsWithTheError(t *testing.T) {
	var seen []int
	for name, call := range map[string]func(){
		"Get": func() { must.Get(1, errBroken) },
		"All": func() { must.All(counting(3, errBroken)) },
		"Each": func() {
			for value := range must.Each(counting(3, errBroken)) {
				seen = append(seen, value)
			}
		},
	} {
		if got := caught(call); got != errBroken {
			t.Errorf("%s panics with %v, want %v", name, got, errBroken)
		}
	}
	if !slices.Equal(seen, []int{1, 2}) {
		t.Errorf("Each passed on %v before the error, want [1 2]", seen)
	}
}

func caught(call func()) (value any) {
	defer func() { value = recover() }()
	call()
	return nil
}
