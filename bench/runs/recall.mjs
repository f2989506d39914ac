// In: the detector, and labelled bodies. Out: recall and precision, by form, and beside the peers on the types that all claim.

import { createDetector } from "@spillproof/detect";
import { judge, verdict } from "../dist/judge.js";
import { labelledBodies } from "../dist/labelled-bodies.js";
import { peers } from "../peers/peers.mjs";
import { firm, number } from "./measure.mjs";

export const title = "Recall and precision on labelled bodies";

const claimed = ["email", "phone", "card-number", "iban", "ip-address"];
const overlaps = (label, finds) => finds.some(({ start, end }) => start < label.end && end > label.start);

export async function run() {
  const detector = createDetector();
  const bodies = [...labelledBodies(11, Number(process.env.BENCH_BODIES ?? 6000))];
  const [sure, any] = [verdict(), verdict()];
  for (const body of bodies) {
    const found = detector.scan(body.text);
    judge(sure, body, found.filter(firm));
    judge(any, body, found);
  }
  const share = (part, whole) => (whole > 0 ? number(part / whole, 4) : "–");
  const rows = [
    ["firm or proven, all forms", sure],
    ["all finds, all forms", any],
  ].map(([what, { told, labels, right, finds }]) => [what, String(labels), share(told, labels), share(right, finds)]);
  rows.push(["wanted", "", "0.9800", "0.9900"]);
  for (const [form, row] of sure.byForm)
    rows.push([`firm or proven, ${form}`, String(row.labels), share(row.told, row.labels), share(row.right, row.finds)]);
  const worst = [...sure.byType]
    .filter(([, { told, labels }]) => told < labels)
    .sort(([, a], [, b]) => b.labels - b.told - (a.labels - a.told))
    .slice(0, 20);

  const plain = bodies.filter(({ form }) => form === "json" || form === "pretty").slice(0, 300);
  const labels = plain.flatMap((body, at) =>
    body.labels.filter(({ type, optional }) => !optional && claimed.includes(type)).map((label) => ({ at, label })),
  );
  const beside = [["spillproof", plain.map(({ text }) => detector.scan(text).filter(firm))]];
  for (const peer of await peers()) {
    if (peer.name.startsWith("secretlint") || peer.name.startsWith("@redactpii")) continue;
    beside.push([peer.name, (await peer.read(plain.map(({ text }) => text))).answers]);
  }
  return [
    {
      columns: ["finds", "labels", "recall", "precision"],
      rows,
      note: `${bodies.length} bodies, ${sure.byType.size} types. A find is right with an accepted type at the exact place. ${sure.renamed} labels are told at their place by another type.`,
    },
    ...(worst.length > 0
      ? [
          {
            columns: ["most often missed", "told", "of"],
            rows: worst.map(([type, { told, labels: of }]) => [type, String(told), String(of)]),
            note: "",
          },
        ]
      : []),
    {
      columns: ["recall on", ...claimed],
      rows: beside.map(([name, answers]) => [
        name,
        ...claimed.map((type) => {
          const mine = labels.filter(({ label }) => label.type === type);
          return share(mine.filter(({ at, label }) => overlaps(label, answers[at])).length, mine.length);
        }),
      ]),
      note: "JSON bodies; a find of any type that touches the value counts.",
    },
  ];
}
