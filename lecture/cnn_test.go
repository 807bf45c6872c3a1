package main

import (
	"fmt"
	"math"
	"testing"

	"nnlecture/lecture/demos"
)

// The CNN names the animals that it is shown, as nnlib does natively.
func TestCNNNamesTheAnimals(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	for animal, name := range []string{"dog", "cat", "rabbit"} {
		visit(t, ctx, fmt.Sprintf("%s?cnn=animal%%3D%d", home, animal), "cnn-live")
		got := answer[struct {
			Best   string
			Answer []float64
		}](t, ctx)
		want, err := demos.RunCNN(demos.CNNParams{Animal: animal, Seed: 3})
		if err != nil {
			t.Fatal(err)
		}
		for k := range want.Answer {
			if math.Abs(got.Answer[k]-want.Answer[k]) > 1e-9 {
				t.Errorf("%s: the page shows %v, nnlib computes %v", name, got.Answer, want.Answer)
				break
			}
		}
		if got.Best != name {
			t.Errorf("a %s is taken for a %s", name, got.Best)
		}
	}
	c.report(t)
}

// An animal is named; of empty paper the network says that it is not sure.
func TestCNNSaysWhenItIsNotSure(t *testing.T) {
	home := site(t)
	ctx := browser(t)
	c := watch(t, ctx, home)
	visit(t, ctx, home, "cnn-live")
	const words = `demo.querySelector(".say").textContent.startsWith(%q)`
	until(t, ctx, fmt.Sprintf("a.sure && "+words, "The network says: "))
	press(t, ctx, "c")
	until(t, ctx, fmt.Sprintf("!a.sure && a.drawn && "+words, "The network is not sure; most likely: "))
	c.report(t)
}
