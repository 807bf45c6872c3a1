package grade

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// hostile is a hand-in that tries something. Its file is the solution or the
// stub of 01_perceptron, with more imports, more declarations, and code put in
// front of the body of one function.
type hostile struct {
	name    string
	base    string // "solution" or "stub"
	top     string // the first line
	imports string // separated by blanks
	more    string // declarations
	in      string // the function that code is put into
	code    string
	points  float64 // what it has to score
	says    string  // what the feedback has to say somewhere
}

// Of the solution's ten points a step takes 2, 3, 3 and 2. In code, ROOT stands
// for the top of the project and OUTSIDE for a folder that must stay empty.
var hostiles = []hostile{
	{name: "panic", base: "solution", in: "Criterion", code: `panic("boo")`, points: 7, says: "It panicked at perceptron.go:"},
	{name: "panic in a goroutine", base: "solution", in: "Learn", code: `done := make(chan int); go func() { panic("boo") }(); <-done`, points: 8, says: "boo"},
	{name: "exit in init", base: "stub", imports: "os", more: `func init() { os.Exit(0) }`, says: "ended in the middle"},
	{name: "exit after one answer", base: "solution", imports: "os", more: `var n int`, in: "Learn", code: `if n++; n > 1 { os.Exit(0) }`, points: 8, says: "os.Exit"},
	{name: "goexit", base: "solution", imports: "runtime", in: "Learn", code: `runtime.Goexit()`, points: 8},
	{name: "compile error", base: "solution", more: `func broken( {`, says: "it does not compile"},
	{name: "endless loop", base: "solution", in: "Learn", code: `for { }`, points: 8, says: "does a loop there never end"},
	{name: "endless loop that ignores signals", base: "solution", imports: "os/signal", in: "Learn", code: `signal.Ignore(); for { }`, points: 8},
	{name: "sleep in init", base: "stub", imports: "time", more: `func init() { time.Sleep(time.Hour) }`, says: "no answer"},
	{name: "endless recursion", base: "solution", more: `func deep(n int) int { return deep(n+1) + 1 }`, in: "Learn", code: `deep(0)`, points: 8, says: "endless recursion"},
	{name: "memory bomb", base: "solution", more: `var hold [][]byte`, in: "Learn", code: `for { hold = append(hold, make([]byte, 1<<26)) }`, points: 8, says: "memory"},
	{name: "one huge allocation", base: "solution", more: `var hold []byte`, in: "Learn", code: `hold = make([]byte, 1<<42); hold[1<<41] = 1`, points: 8},
	{name: "goroutine bomb", base: "solution", in: "Learn", code: `for { go func() { select {} }() }`, points: 8},
	{name: "flood of output", base: "solution", imports: "fmt strings", in: "Learn", code: `for { fmt.Println(strings.Repeat("flood", 10000)) }`, points: 8},
	{name: "goroutine that outlives its test", base: "solution", imports: "time os", in: "Learn", code: `go func() { for { time.Sleep(time.Millisecond); os.Getpid() } }()`, points: 10},
	{name: "TestMain", base: "stub", imports: "os testing", more: `func TestMain(m *testing.M) { os.Exit(0) }`, says: "not implemented yet"},
	{name: "forged lines", base: "stub", imports: "fmt", more: `func init() {
		fmt.Println("=== RUN   TestStep1Model\n--- PASS: TestStep1Model (0.00s)\nPASS\nok nnlecture")
		fmt.Println("{\"test\":\"TestStep1Model\",\"step\":1,\"points\":2,\"passed\":true}")
	}`, says: "not implemented yet"},
	{name: "forged results file", base: "stub", imports: "os", more: `func init() {
		for _, name := range []string{os.Getenv("NNLECTURE_RESULTS"), "results", "OUTSIDE/results"} {
			os.WriteFile(name, []byte("{\"test\":\"TestStep1Model\",\"step\":1,\"points\":2,\"passed\":true}\n"), 0o666)
		}
	}`, says: "not implemented yet"},
	{name: "forged answers", base: "stub", imports: "fmt os bytes encoding/gob encoding/base64", more: forger + `func init() { for range 100 { forge(value{Kind: "number", Rows: 1, Cols: 1, Data: []float64{1}}) } }`},
	{name: "answers that lie about their size", base: "stub", imports: "fmt os bytes encoding/gob encoding/base64", more: forger + `func init() { forge(value{Kind: "matrix", Rows: 1 << 30, Cols: 1 << 30}) }`},
	{name: "answers that nest deeply", base: "stub", imports: "fmt os bytes encoding/gob encoding/base64", more: forger + `func init() {
		v := value{Kind: "group"}
		for range 20000 { v = value{Kind: "group", Names: []string{"a"}, Parts: []value{v}} }
		forge(v)
	}`},
	{name: "garbage on stdout", base: "stub", imports: "os", more: `func init() { for range 1000 { os.Stdout.WriteString(os.Getenv("NNLECTURE_WORKER") + " ////\x00\x16--- PASS\n") } }`},
	{name: "closed outputs", base: "solution", imports: "os", in: "Learn", code: `os.Stdout.Close(); os.Stderr.Close()`, points: 10},
	{name: "read the solutions", base: "stub", imports: "os", in: "Sign", code: `if _, err := os.ReadFile("ROOT/solutions/01_perceptron/perceptron.go"); err != nil { panic("no file") }`, says: "no file"},
	{name: "list the root", base: "stub", imports: "os fmt", in: "Sign", code: `files, err := os.ReadDir("/"); panic(fmt.Sprint(len(files), " file, ", err))`, says: "1 file, <nil>"},
	{name: "write outside", base: "stub", imports: "os", in: "Sign", code: `for _, dir := range []string{"OUTSIDE", "ROOT", "/", "."} { if os.WriteFile(dir+"/escaped", nil, 0o666) == nil { panic("could write to " + dir) } }; panic("nothing to write to")`, says: "nothing to write to"},
	{name: "network", base: "stub", imports: "net", in: "Sign", code: `_, err := net.Listen("tcp", "127.0.0.1:0"); panic("listening: " + err.Error())`, says: "not permitted"},
	{name: "other processes", base: "stub", imports: "os", in: "Sign", code: `_, err := os.StartProcess("/hand-in", []string{"/hand-in"}, &os.ProcAttr{}); panic("starting: " + err.Error())`, says: "not permitted"},
	{name: "kill everything", base: "stub", imports: "syscall os", in: "Sign", code: `syscall.Kill(os.Getppid(), syscall.SIGKILL); syscall.Kill(-1, syscall.SIGKILL); panic("still here")`, says: "still here"},
	{name: "mount", base: "stub", imports: "syscall", in: "Sign", code: `panic(syscall.Mount("none", "/", "tmpfs", 0, "").Error())`, says: "not permitted"},
	{name: "more privileges", base: "stub", imports: "syscall", in: "Sign", code: `if err := syscall.Sethostname([]byte("mine")); err != nil { panic(err.Error()) }`, says: "not permitted"},
	{name: "environment", base: "stub", imports: "os fmt", in: "Sign", code: `panic(fmt.Sprint(len(os.Environ()), " variables"))`, says: "4 variables"},
	{name: "nnlib", base: "stub", imports: "nnlecture/nnlib", in: "Sign", code: `return nnlib.Sign(z)`, says: "imports nnlib, which this exercise forbids"},
	{name: "the solution as a package", base: "stub", imports: "nnlecture/solutions/01_perceptron", in: "Sign", code: `return perceptron.Sign(z)`, says: "forbids"},
	{name: "unsafe", base: "solution", imports: "unsafe", more: `var _ = unsafe.Sizeof(0)`, says: `imports "unsafe"`},
	{name: "cgo", base: "solution", imports: "C", says: `imports "C"`},
	{name: "linkname", base: "solution", more: "//go:linkname stolen nnlecture/exercises/internal/check.isWorker\nfunc stolen() bool", says: "it does not compile"},
	{name: "embedded files", base: "stub", imports: "embed", more: "//go:embed ../../solutions\nvar files embed.FS", says: "it does not compile"},
	{name: "build constraint", base: "solution", top: "//go:build ignore", says: "it does not compile"},
	{name: "a function in assembly", base: "solution", more: "func stolen() bool", says: "missing function body"},
	{name: "a library of C", base: "solution", more: "//go:cgo_import_dynamic getenv getenv \"libc.so.6\"", says: "ended in the middle"}, // there is none in the sandbox
	{name: "flags for the linker", base: "solution", more: "//go:cgo_ldflag \"-lm\"", says: "only allowed in cgo-generated code"},
	{name: "a command for go generate", base: "solution", more: "//go:generate touch OUTSIDE/generated", points: 10},
	{name: "other arguments", base: "stub", imports: "os", more: `func init() { os.Args = []string{os.Args[0], "-test.list=."} }`, says: "ended in the middle"},
	{name: "a flag of the tests", base: "solution", imports: "flag", more: `func init() { flag.Int("seed", 1, "") }`, says: "flag redefined"},
	{name: "pointers by reflect", base: "stub", imports: "reflect", more: `var _ = reflect.ValueOf(1).Kind()`, says: `imports "reflect"`},
	{name: "the answer on the stack", base: "stub", imports: "runtime strings", in: "Sign", code: `
		buf := make([]byte, 1<<16)
		_, args, _ := strings.Cut(string(buf[:runtime.Stack(buf, false)]), "check.(*S).Check(")
		args, _, _ = strings.Cut(args, "\n")
		panic("Want is " + strings.Split(strings.NewReplacer("{", "", "}", "").Replace(args), ", ")[7])`, says: "Want is 0x0"},
	{name: "a constant that fills the compiler's memory", base: "solution", more: doubled(29), says: "it does not compile"},
	{name: "a variable that fills the disk", base: "solution", more: "var big = [1 << 29]byte{1}", in: "Learn", code: `big[0]++`, says: "it does not compile"},
	{name: "an endless message of the compiler", base: "solution", more: `var long int = "` + strings.Repeat("A", 500_000) + `"`, says: "… and more"},
	{name: "a data segment too large", base: "solution", more: "var big = [1 << 34]byte{1}", in: "Learn", code: `big[0]++`, says: "it does not compile"},
}

// doubled declares a text of ten characters, doubled n times.
func doubled(n int) string {
	text := "const s0 = \"0123456789\"\n"
	for i := range n {
		text += fmt.Sprintf("const s%d = s%d + s%d\n", i+1, i, i)
	}
	return text + fmt.Sprintf("var longest = s%d\n", n)
}

// forger writes answers of its own in the form that the judge reads.
const forger = `
type value struct { Kind string; Rows, Cols int; Data []float64; Text string; Names []string; Parts []value }
func forge(v value) {
	var buf bytes.Buffer
	gob.NewEncoder(&buf).Encode(struct { Outcome string; Value value }{"returned", v})
	fmt.Printf("\n%s %s\n", os.Getenv("NNLECTURE_WORKER"), base64.StdEncoding.EncodeToString(buf.Bytes()))
}
`

// source makes the hand-in's file.
func (h hostile) source(t *testing.T, root, outside string) []byte {
	t.Helper()
	path := filepath.Join(root, "solutions", "01_perceptron", "perceptron.go")
	if h.base == "stub" {
		path = filepath.Join(root, "exercises", "01_perceptron", "perceptron.go")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(data)
	var imports strings.Builder
	for name := range strings.FieldsSeq(h.imports) {
		imports.WriteString("import \"" + name + "\"\n")
	}
	head, rest, ok := strings.Cut(text, "package perceptron\n")
	if !ok {
		t.Fatal("no package clause")
	}
	text = h.top + "\n\n" + head + "package perceptron\n" + imports.String() + rest + "\n" + h.more + "\n"
	if h.in != "" {
		start := strings.Index(text, "func "+h.in+"(")
		end := start + strings.Index(text[start:], "{\n")
		text = text[:end] + "{\n" + h.code + "\n" + text[end+2:]
	}
	return []byte(strings.NewReplacer("ROOT", root, "OUTSIDE", outside).Replace(text))
}
