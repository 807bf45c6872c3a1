module nnlecture/exercises

go 1.25.0

require (
	golang.org/x/sys v0.38.0
	golang.org/x/term v0.37.0
	gonum.org/v1/gonum v0.17.0
)
