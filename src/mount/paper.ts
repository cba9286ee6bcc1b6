/** CSS pixels. Widths that a frame may have on paper: in two columns, beside something, alone. Page and frame know the list. */
export const paperWidths = [340, 480, 660] as const;
