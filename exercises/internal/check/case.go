package check

import (
	"nnlecture/exercises/internal/value"
	"nnlecture/exercises/internal/verdict"
)

// What the steps are written with.
type (
	Case    = verdict.Case
	Mistake = verdict.Mistake
	List    = value.List
	Named   = value.Named
)

// Values makes a List of names and values in turn: Values("w", w, "b", b).
func Values(pairs ...any) List { return value.Values(pairs...) }

// Wrong makes a Mistake: its name, where to look, and what it gives.
func Wrong(name, look string, value any) Mistake { return verdict.Wrong(name, look, value) }

// Said names a mistake and where to look, for what a Judge has to say.
func Said(name, look string) string { return verdict.Said(name, look) }
