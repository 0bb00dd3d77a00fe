export function phase<T>(title: string, work: (note: (text: string) => void) => Promise<T>): Promise<T>
