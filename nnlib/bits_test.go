package nnlib

import (
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// trainings are networks of the lecture's size, with every activation, output
// and optimizer, and layers on both sides of every limit.
func trainings(t *testing.T) []string {
	var results []string
	train := func(name string, net Network, N, batch int, zeros float64, optimizer Optimizer) {
		X, Y := randomExamples(net, N, zeros)
		hash := fnv.New64a()
		for p, err := range Train(net, X, Y, optimizer, TrainOptions{Epochs: 30, BatchSize: batch}, newRNG()) {
			if err != nil {
				t.Fatal(name, err)
			}
			fmt.Fprintf(hash, "%x %x", math.Float64bits(p.Loss), math.Float64bits(p.GradientNorms[0]))
		}
		for _, v := range net.Parameters().Values() {
			fmt.Fprintf(hash, " %x", math.Float64bits(v))
		}
		results = append(results, fmt.Sprintf("%s: %x", name, hash.Sum64()))
	}
	mlp := func(g Activation, output Output, sizes ...int) Network {
		return NewMLP(sizes, g, output, Glorot, newRNG())
	}
	train("2-3-1", mlp(SigmoidActivation(), SigmoidOutput, 2, 3, 1), 200, 1, 0, NewGradientDescent(0.5))
	train("2-3-1, all at once", mlp(SigmoidActivation(), SigmoidOutput, 2, 3, 1), 200, 0, 0, NewMomentum(0.5, 0.9))
	train("2-32-32-3", mlp(TanhActivation(), SoftmaxOutput, 2, 32, 32, 3), 90, 20, 0, NewRMSProp(0.01, 0.9))
	train("2-17-3", mlp(ReLUActivation(), SoftmaxOutput, 2, 17, 3), 90, 7, 0, NewAdaGrad(0.1))
	train("ELU", mlp(ELUActivation(1), SigmoidOutput, 4, 9, 2), 50, 5, 0, NewAdam(0.01))
	train("64-32-10", mlp(ReLUActivation(), SoftmaxOutput, 64, 32, 10), 60, 16, 0.3, NewAdam(0.01))
	train("64-32-10, mostly 0", mlp(SigmoidActivation(), SoftmaxOutput, 64, 32, 10), 60, 16, 0.9, NewRMSProp(0.01, 0.9))
	train("784-40-10", mlp(SigmoidActivation(), SoftmaxOutput, 784, 40, 10), 40, 16, 0.1, NewRMSProp(0.01, 0.9))
	train("CNN", smallCNN(t), 40, 40, 0, NewRMSProp(0.01, 0.9))
	return results
}

const bitsOf = "bits of "

// TestBits says what training comes to here, for the next test to compare.
func TestBits(t *testing.T) {
	for _, result := range trainings(t) {
		t.Log(bitsOf + result)
	}
}

// Training gives the same bits on processors of other kinds: as WebAssembly, and
// on arm64 under emulation where that is installed.
func TestTrainingIsTheSameOnEveryProcessor(t *testing.T) {
	if testing.Short() || runtime.GOOS != "linux" {
		t.Skip("builds this package for other processors")
	}
	want := strings.Join(trainings(t), "\n")
	for _, other := range []struct {
		name, system, processor string
		run                     []string // what comes before the program
	}{
		{"WebAssembly", "wasip1", "wasm", []string{"node", "--no-warnings", "-e", runWASI, "--"}},
		{"arm64", "linux", "arm64", []string{"qemu-aarch64"}},
	} {
		t.Run(other.name, func(t *testing.T) {
			if _, err := exec.LookPath(other.run[0]); err != nil {
				t.Skip(other.run[0], "is missing")
			}
			if got := trainedOn(t, other.system, other.processor, other.run); got != want {
				t.Errorf("got\n%s\nwant the bits of %s\n%s", got, runtime.GOARCH, want)
			}
		})
	}
}

// runWASI runs a program of WebAssembly in node.
const runWASI = `
const wasi = new (require("node:wasi").WASI)({version: "preview1", args: process.argv.slice(1)});
WebAssembly.instantiate(require("node:fs").readFileSync(process.argv[1]), wasi.getImportObject()).then(r => wasi.start(r.instance));
`

// trainedOn is what TestBits says on another processor.
func trainedOn(t *testing.T, system, processor string, run []string) string {
	program := filepath.Join(t.TempDir(), "nnlib.test")
	build := exec.Command("go", "test", "-c", "-o", program, ".")
	build.Env = append(os.Environ(), "GOOS="+system, "GOARCH="+processor, "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	out, err := exec.Command(run[0], append(run[1:], program, "-test.run=^TestBits$", "-test.v")...).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var lines []string
	for _, m := range regexp.MustCompile(`(?m)`+bitsOf+`(.*)$`).FindAllStringSubmatch(string(out), -1) {
		lines = append(lines, m[1])
	}
	return strings.Join(lines, "\n")
}
