package nnlib_test

import (
	"fmt"
	"math"
	"testing"

	"gonum.org/v1/gonum/mat"

	"nnlecture/nnlib"
)

func TestHebbUpdate(t *testing.T) {
	// v = (0.2, 0) + 0.1·2·(1, 0.5) = (0.4, 0.1), whatever v was.
	v := vec(0.2, 0)
	nnlib.HebbUpdate(v, vec(1, 0.5), 2, 0.1)
	nearMatrix(t, "v", v, vec(0.4, 0.1), 1e-16)
}

func TestPredictionErrorUpdate(t *testing.T) {
	// e = 1 − (0.2·1 + 0.4·1) = 0.4; v = (0.2, 0.4, 0.7) + 0.5·0.4·(1, 1, 0) = (0.4, 0.6, 0.7).
	v := vec(0.2, 0.4, 0.7)
	near(t, "e", nnlib.PredictionError(v, vec(1, 1, 0), 1), 0.4, 1e-15)
	nnlib.PredictionErrorUpdate(v, vec(1, 1, 0), 1, 0.5)
	nearMatrix(t, "v", v, vec(0.4, 0.6, 0.7), 1e-15)
}

// Under the prediction error a single stimulus follows v = 1 − (1 − α)ᵗ; under
// Hebb's rule it grows by α in each trial, without end.
func TestCurvesOfAssociativeStrength(t *testing.T) {
	const alpha = 0.3
	trials := nnlib.PavlovTrials(0, 20, 0)
	learned := nnlib.RunTrials(nnlib.PredictionErrorUpdate, trials, alpha)
	hebb := nnlib.RunTrials(nnlib.HebbUpdate, trials, alpha)
	for k := range 21 {
		near(t, "prediction error", learned.At(k, 0), 1-math.Pow(1-alpha, float64(k)), 1e-14)
		near(t, "Hebb", hebb.At(k, 0), alpha*float64(k), 1e-13)
	}
}

// Before, during and after conditioning: nothing, growth, and afterwards
// extinction under the prediction error but none under Hebb's rule.
func TestPavlov(t *testing.T) {
	trials := nnlib.PavlovTrials(3, 5, 4)
	v := nnlib.RunTrials(nnlib.PredictionErrorUpdate, trials, 0.5)
	h := nnlib.RunTrials(nnlib.HebbUpdate, trials, 0.5)
	near(t, "before", v.At(3, 0), 0, 0)
	near(t, "after conditioning", v.At(8, 0), 1-1.0/32, 1e-15) // 1 − (1/2)⁵
	near(t, "after extinction", v.At(12, 0), 31.0/32/16, 1e-15)
	near(t, "Hebb after conditioning", h.At(8, 0), 2.5, 0)
	near(t, "Hebb does not extinguish", h.At(12, 0), 2.5, 0)
}

// The blocking experiment: prediction error explains it, Hebb's rule does not.
func TestBlocking(t *testing.T) {
	groupA, groupB := nnlib.BlockingTrials(30)
	if len(groupA) != 60 || len(groupB) != 30 {
		t.Fatalf("%d and %d trials, want 60 and 30", len(groupA), len(groupB))
	}
	const light = 1
	fear := func(rule nnlib.AssociationRule, trials []nnlib.Trial) float64 {
		return nnlib.RunTrials(rule, trials, 0.2).At(len(trials), light)
	}
	if a, b := fear(nnlib.PredictionErrorUpdate, groupA), fear(nnlib.PredictionErrorUpdate, groupB); a > 0.01 || math.Abs(b-0.5) > 0.01 {
		t.Errorf("prediction error: fear of the light is %v in group A and %v in group B, want none and 1/2", a, b)
	}
	if a, b := fear(nnlib.HebbUpdate, groupA), fear(nnlib.HebbUpdate, groupB); a != b || a < 1 {
		t.Errorf("Hebb: fear of the light is %v in group A and %v in group B, want the same", a, b)
	}
}

func TestAssociationShapes(t *testing.T) {
	v := vec(0, 0)
	wantShapePanic(t, "HebbUpdate: x is 1×1, want 2×1", func() { nnlib.HebbUpdate(v, vec(1), 1, 1) })
	wantShapePanic(t, "PredictionErrorUpdate: x is 1×1, want 2×1", func() { nnlib.PredictionErrorUpdate(v, vec(1), 1, 1) })
	wantShapePanic(t, "RunTrials: trials is 0, want at least 1", func() { nnlib.RunTrials(nnlib.HebbUpdate, nil, 1) })
	wantShapePanic(t, "RunTrials: stimuli of the first trial is 0, want at least 1", func() { nnlib.RunTrials(nnlib.HebbUpdate, []nnlib.Trial{{}}, 1) })
	wantShapePanic(t, "RunTrials: trials[1] is 2 stimuli, want 1, as in the first trial", func() {
		nnlib.RunTrials(nnlib.HebbUpdate, []nnlib.Trial{{Stimuli: []float64{1}}, {Stimuli: []float64{1, 0}}}, 1)
	})
	wantShapePanic(t, "RunTrials: trials[1] is 0 stimuli, want 1, as in the first trial", func() {
		nnlib.RunTrials(nnlib.HebbUpdate, []nnlib.Trial{{Stimuli: []float64{1}}, {}}, 1)
	})
	wantShapePanic(t, "PredictionError: x is 1×1, want 2×1", func() { nnlib.PredictionError(v, vec(1), 1) })
}

// With a constant current I the time to the first spike is
// τ·log(RI/(RI − (threshold − rest))), and from reset accordingly.
func TestLeakyIntegrateAndFire(t *testing.T) {
	cell := nnlib.NewLeakyIntegrateAndFire()
	const dt, current = 0.01, 2.0 // drives towards −65 + 10·2 = −45 mV
	input := make([]float64, 10000)
	for i := range input {
		input[i] = current
	}
	potential, fired, err := cell.Trace(input, dt)
	if err != nil {
		t.Fatal(err)
	}
	first := 10 * math.Log(20.0/(20-15))                    // 13.863 ms, from rest
	interval := cell.Refractory + 10*math.Log((20.0+5)/(5)) // 2 + 16.094 ms, from reset
	near(t, "first spike", float64(fired[0]+1)*dt, first, dt)
	for i := range fired[1:] {
		near(t, "interval", float64(fired[i+1]-fired[i])*dt, interval, 2*dt)
	}
	near(t, "number of spikes", float64(len(fired)), 1+math.Floor((100-first)/interval), 0)
	for i, v := range potential {
		if v >= cell.Threshold || v < cell.Reset {
			t.Fatalf("potential %d is %v mV, outside of reset … threshold", i, v)
		}
	}
	for i := range 200 { // 2 ms of refractory period
		near(t, "potential in the refractory period", potential[fired[0]+i], cell.Reset, 0)
	}
	if potential[fired[0]+201] == cell.Reset {
		t.Error("the refractory period does not end")
	}
}

// Below the threshold the cell never fires and follows
// V = rest + R·I·(1 − exp(−t/τ)), exactly.
func TestLeakyIntegrateAndFireBelowThreshold(t *testing.T) {
	cell := nnlib.NewLeakyIntegrateAndFire()
	potential, fired, err := cell.Trace([]float64{1, 1, 1, 1, 0}, 5)
	if err != nil || fired != nil {
		t.Fatal(fired, err)
	}
	for i := range 4 {
		near(t, "V", potential[i], -65+10*(1-math.Exp(-float64(i+1)*0.5)), 1e-12)
	}
	near(t, "V after the current", potential[4], -65+(potential[3]+65)*math.Exp(-0.5), 1e-12)
}

// The threshold itself is enough: after a step of 1000 τ the potential is
// rest + R·I = −65 + 10·1.5 = −50 mV, exactly.
func TestLeakyIntegrateAndFireAtThreshold(t *testing.T) {
	cell := nnlib.NewLeakyIntegrateAndFire()
	potential, fired, err := cell.Trace([]float64{1.5}, 1e4)
	if err != nil || len(fired) != 1 || potential[0] != cell.Reset {
		t.Errorf("potential %v, fired at %v, %v; want one spike", potential, fired, err)
	}
}

func TestLeakyIntegrateAndFireRefusesBadInput(t *testing.T) {
	good := nnlib.NewLeakyIntegrateAndFire()
	change := func(f func(*nnlib.LeakyIntegrateAndFire)) nnlib.LeakyIntegrateAndFire {
		cell := good
		f(&cell)
		return cell
	}
	nan, inf := math.NaN(), math.Inf(1)
	for _, c := range []struct {
		cell  nnlib.LeakyIntegrateAndFire
		i, dt float64
		words string
	}{
		{good, 0, 0, "dt is 0"}, {good, 0, -1, "dt is -1"}, {good, 0, nan, "dt is NaN"}, {good, 0, inf, "dt is +Inf"},
		{good, nan, 1, "current 1 is NaN"}, {good, inf, 1, "current 1 is +Inf"},
		{change(func(c *nnlib.LeakyIntegrateAndFire) { c.TimeConstant = 0 }), 0, 1, "TimeConstant is 0"},
		{change(func(c *nnlib.LeakyIntegrateAndFire) { c.TimeConstant = inf }), 0, 1, "TimeConstant is +Inf"},
		{change(func(c *nnlib.LeakyIntegrateAndFire) { c.Refractory = -1 }), 0, 1, "Refractory is -1"},
		{change(func(c *nnlib.LeakyIntegrateAndFire) { c.Refractory = inf }), 0, 1, "Refractory is +Inf"},
		{change(func(c *nnlib.LeakyIntegrateAndFire) { c.Rest = nan }), 0, 1, "Rest, Threshold and Reset are NaN, -50 and -70 mV"},
		{change(func(c *nnlib.LeakyIntegrateAndFire) { c.Threshold = inf }), 0, 1, "are -65, +Inf and -70 mV"},
		{change(func(c *nnlib.LeakyIntegrateAndFire) { c.Reset = -inf }), 0, 1, "are -65, -50 and -Inf mV"},
		{change(func(c *nnlib.LeakyIntegrateAndFire) { c.Resistance = nan }), 0, 1, "Resistance is NaN MΩ"},
		{change(func(c *nnlib.LeakyIntegrateAndFire) { c.Reset = c.Threshold }), 0, 1, "Reset is -50"},
	} {
		_, _, err := c.cell.Trace([]float64{0, c.i}, c.dt)
		wantDataError(t, err, c.words)
	}
	if _, _, err := change(func(c *nnlib.LeakyIntegrateAndFire) { c.Refractory = 0 }).Trace([]float64{0}, 1); err != nil {
		t.Errorf("no refractory period: %v", err)
	}
}

func ExampleHebbUpdate() {
	v := mat.NewVecDense(2, nil)
	for range 3 {
		nnlib.HebbUpdate(v, vec(1, 0), 1, 0.25)
	}
	fmt.Println(v.RawVector().Data)
	// Output: [0.75 0]
}

func ExamplePredictionErrorUpdate() {
	v := mat.NewVecDense(1, nil)
	for range 3 {
		nnlib.PredictionErrorUpdate(v, vec(1), 1, 0.5)
		fmt.Print(v.AtVec(0), " ")
	}
	// Output: 0.5 0.75 0.875
}

// Fear of the light after training: noise blocks light under the prediction
// error, but not under Hebb's rule.
func ExampleBlockingTrials() {
	groupA, groupB := nnlib.BlockingTrials(20)
	for _, rule := range []struct {
		name   string
		update nnlib.AssociationRule
	}{{"Hebb", nnlib.HebbUpdate}, {"prediction error", nnlib.PredictionErrorUpdate}} {
		a := nnlib.RunTrials(rule.update, groupA, 0.25)
		b := nnlib.RunTrials(rule.update, groupB, 0.25)
		fmt.Printf("%s: group A %.2f, group B %.2f\n", rule.name, a.At(40, 1), b.At(20, 1))
	}
	// Output:
	// Hebb: group A 5.00, group B 5.00
	// prediction error: group A 0.00, group B 0.50
}
