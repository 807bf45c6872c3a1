package main

import (
	"math"

	. "github.com/mmcloughlin/avo/build"
	. "github.com/mmcloughlin/avo/operand"
	"github.com/mmcloughlin/avo/reg"
)

// constants hands out numbers, four times each, as operands.
type constants struct {
	table Mem
	count int
}

func newConstants(name string) *constants { return &constants{table: GLOBL(name, RODATA|NOPTR)} }

func (c *constants) number(v float64) Mem { return c.bits(math.Float64bits(v)) }

func (c *constants) bits(v uint64) Mem {
	at := 32 * c.count
	for i := range 4 {
		DATA(at+8*i, U64(v))
	}
	c.count++
	return c.table.Offset(at)
}

// exponential emits eˣ for |x| < 708, step by step as elementary.Exp has it, with
// each product rounded before it is added. It returns 2ᵏ and
// what it multiplies, less 1.
func exponential(c *constants) func(x reg.VecVirtual) (scale, e reg.VecVirtual) {
	log2e, rounder, bias := c.number(1/math.Ln2), c.number(3<<51), c.bits(1023)
	high, low := c.number(6.93147180369123816490e-01), c.number(1.90821492927058770002e-10)
	var series [14]Mem // 1/i!, as quotients of what came before
	for i, v := range []float64{2: 1.0 / 2, 3: 1.0 / 2 / 3, 4: 1.0 / 2 / 3 / 4, 5: 1.0 / 2 / 3 / 4 / 5, 6: 1.0 / 720, 7: 1.0 / 5040, 8: 1.0 / 40320,
		9: 1.0 / 362880, 10: 1.0 / 3628800, 11: 1.0 / 39916800, 12: 1.0 / 479001600, 13: 1.0 / 6227020800} {
		series[i] = c.number(v)
	}
	return func(x reg.VecVirtual) (scale, e reg.VecVirtual) {
		t, k, r, y := YMM(), YMM(), YMM(), YMM()
		VMULPD(log2e, x, t)
		VADDPD(rounder, t, t)
		VSUBPD(rounder, t, k)
		VMULPD(high, k, y)
		VSUBPD(y, x, r)
		VMULPD(low, k, y)
		VSUBPD(y, r, r)
		r2, r4 := YMM(), YMM()
		VMULPD(r, r, r2)
		VMULPD(r2, r2, r4)
		// four terms of the series: (c + r·d) + r²(e + r·f)
		four := func(first int) reg.VecVirtual {
			a, b := YMM(), YMM()
			VMULPD(series[first+3], r, b)
			VADDPD(series[first+2], b, b)
			VMULPD(r2, b, b)
			VMULPD(series[first+1], r, a)
			VADDPD(series[first], a, a)
			VADDPD(b, a, a)
			return a
		}
		e = four(10)
		for _, first := range []int{6, 2} {
			VMULPD(r4, e, e)
			VADDPD(four(first), e, e)
		}
		VMULPD(r2, e, e)
		VADDPD(r, e, e)
		scale = YMM()
		VPADDQ(bias, t, scale)
		VPSLLQ(Imm(52), scale, scale)
		return scale, e
	}
}

// stopAtFar leaves the loop if one of four |x| is not below 708.
func stopAtFar(x reg.VecVirtual, absolute, limit Mem, to string) {
	far, any := YMM(), GP32()
	VANDPD(absolute, x, far)
	VCMPPD(Imm(5), limit, far, far) // not less
	VMOVMSKPD(far, any)
	TESTL(any, any)
	JNZ(LabelRef(to))
}

// sigmoids is a = 1/(1 + e⁻ᶻ).
func sigmoids() {
	c := newConstants("sigmoids")
	exp := exponential(c)
	absolute, limit, sign, one := c.bits(1<<63-1), c.number(708), c.bits(1<<63), c.number(1)
	TEXT("sigmoidsAVX2", NOSPLIT, "func(a, z *float64, n int) (done int)")
	Pragma("noescape")
	Doc("sigmoidsAVX2 is sigmoids for n numbers, a multiple of four, up to the first four of which one is far from 0.")
	a, z, n := Load(Param("a"), GP64()), Load(Param("z"), GP64()), Load(Param("n"), GP64())
	i, x := GP64(), YMM()
	XORQ(i, i)
	Label("sigmoid")
	CMPQ(i, n)
	JGE(LabelRef("sigmoidsDone"))
	VMOVUPD(Mem{Base: z, Index: i, Scale: 8}, x)
	stopAtFar(x, absolute, limit, "sigmoidsDone")
	VXORPD(sign, x, x)
	scale, e := exp(x)
	VADDPD(one, e, e)
	VMULPD(scale, e, e)
	result := YMM()
	VMOVUPD(one, result)
	VADDPD(result, e, e)
	VDIVPD(e, result, result)
	VMOVUPD(result, Mem{Base: a, Index: i, Scale: 8})
	ADDQ(Imm(4), i)
	JMP(LabelRef("sigmoid"))
	Label("sigmoidsDone")
	VZEROUPPER()
	Store(i, Return("done"))
	RET()
}

// tanhs is a = −e/(2 + e) with e = exp(−2|z|) − 1 and the sign of z.
func tanhs() {
	c := newConstants("tanhs")
	exp := exponential(c)
	absolute, limit, sign, one, two := c.bits(1<<63-1), c.number(708), c.bits(1<<63), c.number(1), c.number(2)
	TEXT("tanhsAVX2", NOSPLIT, "func(a, z *float64, n int) (done int)")
	Pragma("noescape")
	Doc("tanhsAVX2 is tanhs for n numbers, a multiple of four, up to the first four of which one is far from 0.")
	a, z, n := Load(Param("a"), GP64()), Load(Param("z"), GP64()), Load(Param("n"), GP64())
	i, x := GP64(), YMM()
	XORQ(i, i)
	Label("tanh")
	CMPQ(i, n)
	JGE(LabelRef("tanhsDone"))
	here := Mem{Base: z, Index: i, Scale: 8}
	VMOVUPD(here, x)
	VADDPD(x, x, x)
	stopAtFar(x, absolute, limit, "tanhsDone")
	VORPD(sign, x, x)
	scale, e := exp(x)
	VMULPD(scale, e, e)
	VSUBPD(one, scale, scale)
	VADDPD(scale, e, e)
	VADDPD(two, e, scale)
	VDIVPD(scale, e, e)
	VANDPD(absolute, e, e)
	VMOVUPD(here, x)
	VANDPD(sign, x, x)
	VORPD(x, e, e)
	VMOVUPD(e, Mem{Base: a, Index: i, Scale: 8})
	ADDQ(Imm(4), i)
	JMP(LabelRef("tanh"))
	Label("tanhsDone")
	VZEROUPPER()
	Store(i, Return("done"))
	RET()
}

// crossEntropy is, with e = exp(−|z|), z ← scale·(σ(z) − y), sums of
// max(z, 0) − zy and products of 1 + e, four of each.
func crossEntropy() {
	c := newConstants("crossEntropy")
	exp := exponential(c)
	absolute, limit, sign, one, half := c.bits(1<<63-1), c.number(708), c.bits(1<<63), c.number(1), c.number(0.5)
	TEXT("crossEntropyAVX2", NOSPLIT, "func(z, y *float64, n int, scale float64, sums, products *[4]float64) (done int)")
	Pragma("noescape")
	Doc("crossEntropyAVX2 is crossEntropy for n numbers, a multiple of four, up to the first four of which one is far from 0.")
	z, y, n := Load(Param("z"), GP64()), Load(Param("y"), GP64()), Load(Param("n"), GP64())
	sums, products := Load(Param("sums"), GP64()), Load(Param("products"), GP64())
	i, x := GP64(), YMM()
	XORQ(i, i)
	Label("entropy")
	CMPQ(i, n)
	JGE(LabelRef("entropyDone"))
	here := func(base reg.Register) Mem { return Mem{Base: base, Index: i, Scale: 8} }
	VMOVUPD(here(z), x)
	stopAtFar(x, absolute, limit, "entropyDone")
	VORPD(sign, x, x) // −|z|
	scale, e := exp(x)
	VADDPD(one, e, e)
	VMULPD(scale, e, e)
	VADDPD(one, e, e) // 1 + e
	VMULPD(Mem{Base: products}, e, x)
	VMOVUPD(x, Mem{Base: products})
	quotient, zs, ys := YMM(), YMM(), YMM()
	VMOVUPD(one, quotient)
	VDIVPD(e, quotient, quotient)
	VSUBPD(half, quotient, quotient)
	VMOVUPD(here(z), zs)
	VMOVUPD(here(y), ys)
	VANDPD(sign, zs, x) // the sign of z for 1/(1 + e) − ½, which is not negative
	VORPD(x, quotient, quotient)
	VADDPD(half, quotient, quotient)
	VSUBPD(ys, quotient, quotient)
	factor := spread("scale")
	VMULPD(factor, quotient, quotient)
	VMOVUPD(quotient, here(z))
	VMULPD(ys, zs, ys)
	VXORPD(x, x, x)
	VMAXPD(x, zs, zs)
	VSUBPD(ys, zs, zs)
	VADDPD(Mem{Base: sums}, zs, zs)
	VMOVUPD(zs, Mem{Base: sums})
	ADDQ(Imm(4), i)
	JMP(LabelRef("entropy"))
	Label("entropyDone")
	VZEROUPPER()
	Store(i, Return("done"))
	RET()
}
