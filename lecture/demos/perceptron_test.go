package demos

import (
	"encoding/json"
	"strings"
	"testing"

	"nnlecture/datasets"
	"nnlecture/nnlib"
)

// The run that the page shows is nnlib's own, step by step.
func TestPerceptronRunIsTheLibrarys(t *testing.T) {
	run, err := RunPerceptron(PerceptronParams{Data: "separable", Seed: 3, Alpha: 1, Epochs: 100})
	if err != nil {
		t.Fatal(err)
	}
	set := datasets.Separable(24, 0.08, seeded(3))
	p := nnlib.NewPerceptron(2)
	updates := 0
	for step, err := range p.Train(set.X(), set.Signs(), 1, 100, nil) {
		if err != nil {
			t.Fatal(err)
		}
		if got := run.Steps[updates]; got.After != parameters(step.After) || got.Example != step.Example {
			t.Fatalf("update %d: got %+v, want example %d and %v", updates, got, step.Example, parameters(step.After))
		}
		updates++
	}
	if updates == 0 || updates != len(run.Steps) {
		t.Errorf("%d steps shown, %d made", len(run.Steps), updates)
	}
	if run.Problem != "" || run.Bound < float64(updates) {
		t.Errorf("problem %q, bound %v below %d updates", run.Problem, run.Bound, updates)
	}
}

func TestPerceptronNeverEndsOnXOR(t *testing.T) {
	run, err := RunPerceptron(PerceptronParams{Data: "xor", Alpha: 1, Epochs: 50})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(run.Problem, "still misclassifies") || len(run.Steps) < 100 || run.Bound != 0 {
		t.Errorf("problem %q after %d steps, bound %v", run.Problem, len(run.Steps), run.Bound)
	}
}

func TestCallReportsWhatIsWrong(t *testing.T) {
	type object = map[string]any
	for _, c := range []struct {
		params any
		want   string
	}{
		{object{"data": "mars", "alpha": 1., "epochs": 5.}, `no data set "mars"`},
		{object{"data": "own", "alpha": 1., "epochs": 5.}, "place at least one point"},
		{object{"data": "xor", "alpha": "a", "epochs": 5.}, "perceptron: parameters: wire: alpha is a, want a number"},
		{"data", "want an object"},
	} {
		if _, err := Call("perceptron", c.params); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Call(%v): %v, want %q", c.params, err, c.want)
		}
	}
	if _, err := Call("nothing", nil); err == nil || !strings.Contains(err.Error(), `no method "nothing"`) {
		t.Errorf("unknown method: %v", err)
	}
	if run, err := RunPerceptron(PerceptronParams{Data: "xor", Alpha: -1, Epochs: 5}); err != nil || !strings.Contains(run.Problem, "learning rate is -1") {
		t.Errorf("a negative rate: %v, %+v", err, run)
	}
	text, err := Call("perceptron", object{"data": "and", "alpha": 1., "epochs": 50.})
	if err != nil || !json.Valid([]byte(text)) {
		t.Errorf("Call: %v, %s", err, text)
	}
}
