package show

import (
	"fmt"
	"math"

	"gonum.org/v1/gonum/mat"
	"gonum.org/v1/plot/vg"

	"nnlecture/datasets"
	"nnlecture/nnlib"
	"nnlecture/notebooks/show/internal/pen"
)

// maxDetailed is how many updates are shown in four pictures each; a longer
// run gets one picture an update.
const maxDetailed = 15

// PerceptronSteps makes the perceptron's updates a film: for each the weights
// before, the misclassified example, the sum, and the boundary after. The
// steps are those that [nnlib.Perceptron.Train] yields on the set.
func PerceptronSteps(set *datasets.Set, steps []nnlib.PerceptronStep) *Stepper {
	v := view{set: set}
	if bad := v.check(steps); bad != nil {
		s := Steps(bad)
		s.kind = "PerceptronSteps"
		return s
	}
	v.fit(steps)
	var pictures []Picture
	for _, step := range steps {
		if len(steps) <= maxDetailed {
			pictures = append(pictures, v.before(step), v.missed(step), v.sum(step))
		}
		pictures = append(pictures, v.after(step))
	}
	s := Steps(pictures...)
	s.kind = "PerceptronSteps"
	return s.Title("The perceptron learns: " + set.Name)
}

// view is what the pictures of one film have in common.
type view struct {
	set   *datasets.Set
	scale float64 // by which vectors of weights are drawn shorter
	reach []vg.Point
}

// check returns a picture that holds the error, if there is one.
func (v *view) check(steps []nnlib.PerceptronStep) *Plane {
	p := Points(v.set)
	p.kind = "PerceptronSteps"
	if p.err != nil {
		return p
	}
	if len(steps) == 0 || len(steps) > 200 {
		p.fail("there are %d updates to show, want 1 to 200", len(steps))
	}
	if v.set.Classes() != 2 {
		p.fail("%s has %d classes, want 2", v.set.Name, v.set.Classes())
	}
	for _, step := range steps {
		p.Mark(step.Example)
		for _, model := range []*nnlib.Perceptron{step.Before, step.After} {
			if model == nil {
				p.fail("update %d has no parameters", step.Update)
			} else {
				p.weights(model.Weights, model.Bias)
			}
		}
	}
	if p.err == nil {
		return nil
	}
	return p
}

// fit chooses the scale and what must be in view.
func (v *view) fit(steps []nnlib.PerceptronStep) {
	rows := v.set.Rows()
	radius, longest := 0.0, 0.0
	for n := range v.set.Len() {
		radius = math.Max(radius, math.Hypot(rows.At(n, 0), rows.At(n, 1)))
	}
	for _, s := range steps {
		longest = math.Max(longest, math.Hypot(s.After.Weights.AtVec(0), s.After.Weights.AtVec(1)))
	}
	v.scale = 1
	if radius > 0 && longest > 2.5*radius {
		v.scale = 1 / pen.NiceStep(longest/radius)
	}
	v.reach = []vg.Point{{}}
	for _, s := range steps {
		for _, model := range []*nnlib.Perceptron{s.Before, s.After} {
			tip := v.tip(model)
			v.reach = append(v.reach, vg.Point{X: vg.Length(tip[0]), Y: vg.Length(tip[1])})
		}
	}
}

// tip is where the arrow of the model's weights ends.
func (v *view) tip(p *nnlib.Perceptron) [2]float64 {
	return [2]float64{v.scale * p.Weights.AtVec(0), v.scale * p.Weights.AtVec(1)}
}

// plane is the picture all frames start from: the data, a boundary, the model.
func (v *view) plane(p *nnlib.Perceptron, name string) *Plane {
	plane := Points(v.set)
	plane.title = ""
	plane.reach, plane.withOrigin, plane.keyRows = v.reach, true, 6
	line := newBoundary("wᵀx + b = 0", p.Weights, p.Bias)
	line.tinted = true
	plane.boundaries = []boundary{line}
	plane.notes = []string{
		fmt.Sprintf("%s = (%s, %s)", name, pen.Pretty(p.Weights.AtVec(0)), pen.Pretty(p.Weights.AtVec(1))),
		fmt.Sprintf("b = %s", pen.Pretty(p.Bias)),
		fmt.Sprintf("misclassified: %d of %d", len(p.Misclassified(v.set.X(), v.set.Signs())), v.set.Len()),
	}
	if v.scale != 1 {
		plane.notes = append(plane.notes, fmt.Sprintf("Vectors are drawn at 1/%s of their length.", pen.Pretty(1/v.scale)))
	}
	return plane
}

func (v *view) before(s nnlib.PerceptronStep) *Plane {
	p := v.plane(s.Before, "w")
	p.arrows = []pen.Arrow{{Name: "w", To: v.tip(s.Before), Ink: pen.Accent}}
	where := "The boundary stands at right angles to w, which points to the positive side."
	if mat.Norm(s.Before.Weights, 2) == 0 {
		where = "w = 0: there is no boundary yet, and every example gets the same answer."
	}
	p.caption = fmt.Sprintf("Update %d (epoch %d), before. %s", s.Update, s.Epoch, where)
	return p
}

func (v *view) missed(s nnlib.PerceptronStep) *Plane {
	p := v.before(s)
	x := v.set.Example(s.Example)
	p.marked = []int{s.Example}
	p.caption = fmt.Sprintf("Update %d, the misclassified example. Its class is %s, and yet wᵀx + b = %s: the answer is %s.", s.Update,
		signed(v.set.Signs()[s.Example]), pen.Pretty(s.Before.PreActivation(x)), signed(s.Before.Predict(x)))
	if v.scale == 1 {
		p.arrows = append(p.arrows, pen.Arrow{Name: "x", To: [2]float64{x.AtVec(0), x.AtVec(1)}, Ink: pen.ClassInk(v.set.Labels[s.Example]), Dashed: true})
	}
	return p
}

func (v *view) sum(s nnlib.PerceptronStep) *Plane {
	p := v.before(s)
	p.marked = []int{s.Example}
	sign, verb := "+", "added"
	if v.set.Labels[s.Example] == 0 {
		sign, verb = "−", "subtracted"
	}
	tip, sum := v.tip(s.Before), v.tip(s.After)
	p.arrows = append(p.arrows,
		pen.Arrow{Name: sign + "αx, put at the tip of w", From: tip, To: sum, Ink: pen.ClassInk(v.set.Labels[s.Example]), Dashed: true},
		pen.Arrow{Name: "the new w", To: sum, Ink: pen.ClassInk(3)})
	p.caption = fmt.Sprintf("Update %d, the sum. The example is %s: w %s αx turns w so that the answer for x moves the right way.", s.Update, verb, sign)
	return p
}

func (v *view) after(s nnlib.PerceptronStep) *Plane {
	p := v.plane(s.After, "w")
	p.marked = []int{s.Example}
	p.arrows = []pen.Arrow{{Name: "w", To: v.tip(s.After), Ink: pen.Accent}}
	moved, verdict := "The boundary has moved for the marked example.", "Now it is answered rightly."
	if mat.Norm(s.After.Weights, 2) == 0 {
		moved = "w = 0: the bias alone gives every example the same answer."
	}
	if s.After.Predict(v.set.Example(s.Example)) != v.set.Signs()[s.Example] {
		verdict = "It is still on the wrong side, but less far."
	}
	if len(s.After.Misclassified(v.set.X(), v.set.Signs())) == 0 {
		verdict += " No example is misclassified any more: training ends."
	}
	p.caption = fmt.Sprintf("Update %d (epoch %d), after. %s %s", s.Update, s.Epoch, moved, verdict)
	return p
}

func signed(y float64) string {
	if y > 0 {
		return "+1"
	}
	return "−1"
}
