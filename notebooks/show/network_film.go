package show

import (
	"fmt"

	"nnlecture/notebooks/show/internal/pen"
)

// Film shows the numbers flow: the activations forward layer by layer, then
// the deltas back, as far as [NetworkPicture.Forward] and
// [NetworkPicture.Backward] have given them.
func (n *NetworkPicture) Film() *Stepper {
	var pictures []Picture
	frame := func(values int, deltas int, caption string) {
		f := Network(n.weights...)
		f.err, f.names, f.title = n.err, n.names, n.title
		f.values = n.values[:values]
		for l := len(n.weights) - deltas; l < len(n.weights); l++ {
			f.deltas[l] = n.deltas[l]
		}
		f.caption = caption
		pictures = append(pictures, f)
	}
	frame(0, 0, "The network and its weights: the thicker a line, the larger the weight; dashed lines are negative.")
	for l := range n.values {
		caption := "The input x = a⁰ enters."
		if l > 0 {
			up, below := pen.Superscripts.Replace(fmt.Sprint(l)), pen.Superscripts.Replace(fmt.Sprint(l-1))
			caption = fmt.Sprintf("Forward: z%s = W%s a%s + b%s, and a%s = g(z%s) = %s.", up, up, below, up, up, up, pen.List(n.values[l]))
		}
		frame(l+1, 0, caption)
	}
	for l := len(n.weights); l > 0 && n.deltas[l-1] != nil; l-- {
		frame(len(n.values), len(n.weights)-l+1, fmt.Sprintf("Backward: δ%s = %s.", pen.Superscripts.Replace(fmt.Sprint(l)), pen.List(n.deltas[l-1])))
	}
	s := Steps(pictures...)
	s.title, s.caption, s.alt = n.title, n.caption, n.alt
	return s
}
