// Package demos is the part of the live demos that computes. Every number on
// the screen comes from nnlib; this package prepares the data, runs nnlib and
// hands the result to the page as JSON. It runs natively in tests and as
// WebAssembly in the browser.
package demos

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Demo describes one demo to the slides.
type Demo struct {
	Name      string
	Words     string   // what one sees, for those who do not see it
	Functions []string // what it runs
}

// methods are what a page may call, by name.
var methods = map[string]func(json.RawMessage) (any, error){}

// method registers a function under a name; parameters and result are JSON.
func method[P, R any](name string, f func(P) (R, error)) {
	methods[name] = func(raw json.RawMessage) (any, error) {
		var params P
		if err := json.Unmarshal(raw, &params); err != nil {
			return nil, fmt.Errorf("%s: parameters: %w", name, err)
		}
		return f(params)
	}
}

// Call runs a method. A panic of the library, such as a wrong shape, becomes
// an error: the page shows it and lives on.
func Call(name, params string) (answer string, err error) {
	defer func() {
		if problem := recover(); problem != nil {
			answer, err = "", fmt.Errorf("%s: %v", name, problem)
		}
	}()
	f, ok := methods[name]
	if !ok {
		known := make([]string, 0, len(methods))
		for m := range methods {
			known = append(known, m)
		}
		slices.Sort(known)
		return "", fmt.Errorf("there is no method %q, only %s", name, strings.Join(known, ", "))
	}
	result, err := f(json.RawMessage(params))
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(result)
	return string(text), err
}

// All lists the demos in the order of the lecture.
func All() []Demo { return slices.Clone(all) }

var all = []Demo{
	{"perceptron",
		"Points of two classes in the plane and the line at which the perceptron divides them. Each step finds a point on the wrong side, " +
			"adds it to the weight vector or subtracts it, and turns the line. Points can be added by hand; on XOR it never ends.",
		[]string{"Perceptron.Train", "Perceptron.Learn", "Perceptron.Update", "Perceptron.Misclassified", "PerceptronBound"}},
}
