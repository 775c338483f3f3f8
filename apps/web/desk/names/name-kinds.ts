/** Which of the lists of names. */
export const nameKinds = ["parties", "channels", "purposes"] as const;
export type Kind = (typeof nameKinds)[number];
