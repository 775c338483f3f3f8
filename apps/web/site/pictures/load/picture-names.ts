/** The pictures that a selection of the ledger has, as their addresses name them. */
export const pictureNames = ["over-time", "holders", "purposes", "flow"] as const;
export type PictureName = (typeof pictureNames)[number];
