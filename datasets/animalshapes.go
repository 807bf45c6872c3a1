package datasets

import "math/rand/v2"

// The animals are drawn about the origin with a head of about 1 in radius, y
// pointing downwards, mirrored halves side by side: s is −1 for the left one
// in the picture and +1 for the right.

var sides = [2]float64{-1, +1}

// dog has ears that hang down beside the head, and a broad snout.
func dog(f *fur, rng *rand.Rand) figure {
	var d figure
	look := between(-0.2, 0.2, rng)
	long, spread := between(0.65, 0.85, rng), between(0.15, 0.45, rng)
	d.add(f.coat, ellipse(0, 0, between(0.8, 0.95, rng), between(0.95, 1.1, rng)))
	for _, s := range sides {
		ear := turned(-s*spread, 1).moved(s*0.78, -0.72)
		d.add(f.patch, ear.apply(ellipse(s*0.12, long*0.85, 0.36, long)))
	}
	d.add(f.muzzle, ellipse(look, 0.5, 0.52, 0.42))
	for _, s := range sides {
		d.add(f.eye, ellipse(s*0.36+look*0.7, -0.25, 0.13, 0.16))
	}
	d.add(f.eye, ellipse(look*1.2, 0.3, 0.24, 0.17))
	d.add(f.eye, stroke(point{look * 1.2, 0.4}, point{look * 1.2, 0.72}, 0.1))
	return d
}

// cat has pointed ears and whiskers.
func cat(f *fur, rng *rand.Rand) figure {
	var c figure
	look := between(-0.2, 0.2, rng)
	tall := between(0.65, 0.9, rng)
	for _, s := range sides {
		tip := point{s * between(0.75, 1, rng), -0.7 - tall}
		c.add(f.coat, []point{{s * 1.0, -0.1}, tip, {s * 0.12, -0.75}})
		c.add(f.patch, []point{{s * 0.85, -0.5}, {tip.x * 0.95, tip.y + 0.3}, {s * 0.42, -0.72}})
	}
	c.add(f.coat, ellipse(0, 0, between(0.98, 1.1, rng), between(0.82, 0.92, rng)))
	for _, s := range sides {
		c.add(f.eye, ellipse(s*0.42+look*0.7, -0.12, 0.17, 0.14))
		for _, y := range []float64{0.25, 0.45} {
			c.add(f.eye, stroke(point{s*0.3 + look, 0.35}, point{s * 1.45, y + between(-0.1, 0.1, rng)}, 0.07))
		}
	}
	c.add(f.eye, []point{{look - 0.14, 0.2}, {look + 0.14, 0.2}, {look, 0.38}})
	c.add(f.eye, stroke(point{look, 0.35}, point{look, 0.55}, 0.09))
	return c
}

// rabbit has long ears that stand up; at times one of them is bent.
func rabbit(f *fur, rng *rand.Rand) figure {
	var r figure
	look := between(-0.15, 0.15, rng)
	long := between(0.85, 1.1, rng)
	bent := rng.IntN(8) // 0 is the left ear, 1 the right, else none
	for i, s := range sides {
		ear := turned(s*between(0, 0.35, rng), 1).moved(s*0.36, -0.6)
		if i == bent {
			fold := turned(s*2, 1).moved(s*0.12, -long)
			r.add(f.coat, ear.apply(ellipse(0, -long*0.5, 0.27, long*0.65)))
			r.add(f.patch, ear.apply(fold.apply(ellipse(0, -long*0.35, 0.24, long*0.5))))
			continue
		}
		r.add(f.coat, ear.apply(ellipse(0, -long*0.85, 0.27, long)))
		r.add(f.patch, ear.apply(ellipse(0, -long*0.85, 0.13, long*0.75)))
	}
	r.add(f.coat, ellipse(0, 0, between(0.72, 0.85, rng), between(0.78, 0.9, rng)))
	r.add(f.muzzle, ellipse(-0.2+look, 0.4, 0.27, 0.22), ellipse(0.2+look, 0.4, 0.27, 0.22))
	for _, s := range sides {
		r.add(f.eye, ellipse(s*0.36+look*0.7, -0.15, 0.13, 0.16))
	}
	r.add(f.eye, ellipse(look, 0.25, 0.12, 0.1))
	return r
}
