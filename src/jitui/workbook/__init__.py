"""The workbook: a partnership's own answers, evidence, actions and notes."""
