"""What goes wrong in a cell stays in that cell: the kernel lives on and says where it was."""

import pathlib
import unittest

from jupyter_client import KernelManager

ROOT = pathlib.Path(__file__).resolve().parents[2]
PATIENCE = 600  # seconds until a kernel that hangs is given up, on the slowest machine


class Kernel(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.manager = KernelManager(kernel_name="gonb")
        cls.manager.start_kernel(cwd=str(ROOT / "notebooks"))
        cls.client = cls.manager.blocking_client()
        cls.client.start_channels()
        cls.client.wait_for_ready(timeout=PATIENCE)

    @classmethod
    def tearDownClass(cls):
        cls.client.stop_channels()
        cls.manager.shutdown_kernel()

    def run_cell(self, code, once_printed=None):
        """Returns the status of a cell and all that it printed; once_printed is called at the first word of it."""
        printed = []

        def hook(message):
            content = message["content"]
            if message["msg_type"] == "stream":
                if once_printed and not printed:
                    once_printed()
                printed.append(content["text"])
            elif message["msg_type"] == "error":
                printed.append(content["evalue"] + "\n".join(content["traceback"]))
            elif message["msg_type"] in ("display_data", "execute_result"):
                printed.extend(str(value) for value in content["data"].values())

        reply = self.client.execute_interactive(code, timeout=PATIENCE, output_hook=hook)
        return reply["content"]["status"], "".join(printed)

    def assert_alive(self):
        self.assertEqual(self.run_cell('%%\nfmt.Println("alive")'), ("ok", "alive\n"))

    def test_library_and_exercises_resolve_without_a_network(self):
        status, text = self.run_cell('import "nnlecture/nnlib"\n%%\nfmt.Println(nnlib.Sign(-0.5))')
        self.assertEqual((status, text), ("ok", "-1\n"))

    def test_charts_of_ones_own_can_be_displayed(self):
        status, text = self.run_cell("""
import ("bytes"; "gonum.org/v1/plot"; "gonum.org/v1/plot/vg"; "github.com/janpfeifer/gonb/gonbui")
%%
var svg bytes.Buffer
writer, err := plot.New().WriterTo(8*vg.Centimeter, 6*vg.Centimeter, "svg")
if err != nil { panic(err) }
writer.WriteTo(&svg)
gonbui.DisplaySvg(svg.String())
gonbui.Sync()
""")
        self.assertEqual(status, "ok", text)
        self.assertIn("<svg", text)

    def test_compile_error_names_the_line(self):
        status, text = self.run_cell('%%\nx := 1\nfmt.Println(y)')
        self.assertEqual(status, "error")
        self.assertIn("undefined: y", text)
        self.assertIn("declared and not used: x", text)
        self.assertRegex(text, r"Cell\[\d+\]: Line 3")
        self.assert_alive()

    def test_changed_cell_is_compiled_anew(self):
        for word in ("one", "two", "three"):
            self.assertEqual(self.run_cell(f'%%\nfmt.Println("{word}")'), ("ok", word + "\n"))

    def test_panic_names_the_line(self):
        status, text = self.run_cell('%%\nvar values []int\nfmt.Println(values[3])')
        self.assertEqual(status, "error")
        self.assertIn("index out of range [3] with length 0", text)
        self.assertRegex(text, r"Cell\[\d+\]: Line 3")
        self.assert_alive()

    def test_exit_does_not_end_the_kernel(self):
        status, _ = self.run_cell('%%\nos.Exit(3)')
        self.assertEqual(status, "error")
        self.assert_alive()

    def test_endless_loop_can_be_interrupted(self):
        loop = '%%\nfmt.Println("running")\nfor { time.Sleep(time.Millisecond) }'
        status, text = self.run_cell(loop, once_printed=self.manager.interrupt_kernel)
        self.assertEqual(status, "error")
        self.assertIn("running", text)
        self.assert_alive()

    def test_declarations_persist_and_values_do_not(self):
        self.run_cell("var counted int\nfunc twice(x int) int { return 2 * x }")
        self.assertEqual(self.run_cell("%%\ncounted++\nfmt.Println(twice(21), counted)"), ("ok", "42 1\n"))
        self.assertEqual(self.run_cell("%%\ncounted++\nfmt.Println(twice(21), counted)"), ("ok", "42 1\n"))


if __name__ == "__main__":
    unittest.main()
