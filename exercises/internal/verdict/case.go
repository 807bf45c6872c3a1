package verdict

import "nnlecture/exercises/internal/value"

// Case is one call of a student's function and what should come of it.
type Case struct {
	Call     string               // the call as a student would write it: "Update(w, b, x, y, alpha)"
	Do       string               // its name in the worker's table; empty for what stands before the ( in Call
	With     value.List           // its arguments
	Send     value.List           // what the worker gets instead, where that is not what is shown
	Want     any                  // what should come back; nil where Judge decides
	Also     any                  // what is as right, given what the student's functions of earlier steps answer; may be nil
	Judge    func(got any) string // says what is wrong with a result, or ""
	Mistakes []Mistake
	Changes  bool    // the call may change its arguments
	Own      bool    // the result may not be, or share memory with, an argument
	Tol      float64 // 0 means 1e-9
	N        int     // of examples: a result may be N times too large or small where a mean was forgotten
}

// Mistake is a well-known wrong way, with what it gives for the case's input.
type Mistake struct {
	Name  string // what went wrong, as a sentence for the student
	Look  string // where to look; may be empty
	Value any    // of the same form as the case's Want
}

// Wrong makes a Mistake: its name, where to look, and what it gives.
func Wrong(name, look string, value any) Mistake { return Mistake{name, look, value} }

// right reports whether a value is what should come back.
func (c Case) right(v value.Value) bool {
	return v.Equal(value.Of(c.Want), c.tol()) || c.Also != nil && v.Equal(value.Of(c.Also), c.tol())
}

func (c Case) tol() float64 {
	if c.Tol == 0 {
		return 1e-9
	}
	return c.Tol
}

// Closer is c with a tolerance that is so many times smaller. What passes it has
// room for whoever adds in another order.
func (c Case) Closer(times float64) Case {
	c.Tol = c.tol() / times
	return c
}
