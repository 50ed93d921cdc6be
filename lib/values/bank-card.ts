/** For screens: the first two digits, which tell the network, and the last four: "62************1234". */
export function maskCard(card: string): string {
  return `${card.slice(0, 2)}${'*'.repeat(Math.max(0, card.length - 6))}${card.slice(-4)}`;
}
