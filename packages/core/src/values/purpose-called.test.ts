import { expect, it } from "vitest";
import { type NamedPurpose, purposeCalled } from "./purpose-called.ts";

const named: NamedPurpose[] = [
  { code: "own_prosthetics", nameEn: "Prosthetics", nameUk: "Протезування", alsoCalled: ["own_limbs"] },
];

it.each([
  ["air_defence", "air_defence"],
  ["Air defence", "air_defence"],
  ["air-defence", "air_defence"],
  ["own_prosthetics", "own_prosthetics"],
  ["own-prosthetics", "own_prosthetics"],
  ["Prosthetics", "own_prosthetics"],
  ["протезування", "own_prosthetics"],
  // One that was made one with it: its old address leads on.
  ["own-limbs", "own_prosthetics"],
  ["own_bombs", null],
  ["bombs", null],
  ["…", null],
  ["", null],
])("purposeCalled(%j) is %s", (text, expected) => {
  expect(purposeCalled(text, named)).toBe(expected);
});
