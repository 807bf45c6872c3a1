module nnlecture/exercises

go 1.25.0
