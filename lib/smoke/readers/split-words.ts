/** A name with `_` between the words of its camel case: `petId` is `pet_Id`, `HTTPPort` is `HTTP_Port`. */
export function splitWords(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/([A-Z])([A-Z][a-z])/g, '$1_$2')
}
