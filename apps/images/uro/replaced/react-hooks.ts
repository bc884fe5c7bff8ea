// What the site takes of the package @ariesclark/react-hooks, which npm has not any more.
import { useRef } from "react";

/** A reference that never changes to the value of the latest rendering. */
export function useLatest<T>(value: T): { readonly current: T } {
	const latest = useRef(value);
	latest.current = value;
	return latest;
}
