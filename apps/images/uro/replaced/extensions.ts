// What the site takes of the package @ariesclark/extensions, which npm has not any more: as much of
// each function as the site uses.

/** Each value once, in the order of their first appearance. */
export function unique<T>(values: Array<T>): Array<T> {
	return [...new Set(values)];
}

/** A whole number; both limits are possible. */
export function randomInt(least: number, most: number): number {
	return least + Math.floor(Math.random() * (most - least + 1));
}

export function capitalize(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Without what matches at both ends; `characters` is a regular expression for one character. */
export function trim(text: string, characters: string): string {
	return text.replace(new RegExp(`^(?:${characters})+|(?:${characters})+$`, "g"), "");
}

/** Milliseconds of a whole number of minutes, such as "30m". */
export function ms(minutes: `${number}m`): number {
	return Number.parseInt(minutes, 10) * 60_000;
}
