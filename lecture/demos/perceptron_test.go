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
	for params, want := range map[string]string{
		`{"data":"mars","alpha":1,"epochs":5}`:  `no data set "mars"`,
		`{"data":"own","alpha":1,"epochs":5}`:   "place at least one point",
		`{"data":"xor","alpha":"a","epochs":5}`: "parameters",
		`{`:                                     "parameters",
	} {
		if _, err := Call("perceptron", params); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Call(%s): %v, want %q", params, err, want)
		}
	}
	if _, err := Call("nothing", "{}"); err == nil || !strings.Contains(err.Error(), `no method "nothing"`) {
		t.Errorf("unknown method: %v", err)
	}
	if run, err := RunPerceptron(PerceptronParams{Data: "xor", Alpha: -1, Epochs: 5}); err != nil || !strings.Contains(run.Problem, "learning rate is -1") {
		t.Errorf("a negative rate: %v, %+v", err, run)
	}
	text, err := Call("perceptron", `{"data":"and","alpha":1,"epochs":50}`)
	if err != nil || !json.Valid([]byte(text)) {
		t.Errorf("Call: %v, %s", err, text)
	}
}
