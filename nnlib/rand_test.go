package nnlib

import (
	"fmt"
	"math/rand/v2"
	"testing"
)

func TestRandIsTheSameForTheSameSeed(t *testing.T) {
	want := rand.New(rand.NewPCG(7, 0))
	got, again, other := Rand(7), Rand(7), Rand(8)
	different := false
	for range 10 {
		w, g := want.Float64(), got.Float64()
		if g != w || again.Float64() != w {
			t.Fatalf("Rand(7) gives %v, want %v", g, w)
		}
		different = different || other.Float64() != w
	}
	if !different {
		t.Error("Rand(8) gives what Rand(7) gives")
	}
}

func ExampleLosses() {
	fmt.Println(Losses([]Progress{{Epoch: 1, Loss: 0.5}, {Epoch: 2, Loss: 0.25}}))
	// Output: [0.5 0.25]
}
