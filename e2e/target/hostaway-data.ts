/** A fictional place to stay. */
export interface Listing {
  id: number
  name: string
  city: string
  country: string
  bedrooms: number
  capacity: number
  nightly_price: number
  currency: string
  status: 'active' | 'paused'
}

/** A fictional stay. Guests are numbers: the demo holds no names of people. */
export interface Booking {
  id: number
  listing_id: number
  guest_ref: string
  arrival: string
  nights: number
  total: number
  currency: string
  status: 'confirmed' | 'cancelled' | 'completed'
}

const places = [
  ['Lisbon', 'PT', 'EUR'],
  ['Ljubljana', 'SI', 'EUR'],
  ['Valparaíso', 'CL', 'CLP'],
  ['Kanazawa', 'JP', 'JPY'],
  ['Galway', 'IE', 'EUR'],
  ['Essaouira', 'MA', 'MAD'],
  ['Tartu', 'EE', 'EUR'],
  ['Hobart', 'AU', 'AUD'],
] as const
const traits = ['Quiet', 'Sunny', 'Harbour', 'Garden', 'Old Town', 'Hillside', 'Corner', 'Rooftop', 'Courtyard'] as const
const homes = ['Flat', 'Loft', 'House', 'Studio', 'Cabin', 'Townhouse', 'Suite'] as const

function pick<T>(from: readonly T[], turn: number): T {
  return from[turn % from.length] as T
}

/** 250 listings, the same ones on every start, so that a test may count on them. */
export const listings: readonly Listing[] = Array.from({ length: 250 }, (_, index) => {
  const [city, country, currency] = pick(places, index)
  const bedrooms = 1 + ((index * 7) % 5)
  return {
    id: 1001 + index,
    name: `${pick(traits, index * 5 + 1)} ${pick(homes, index * 3)} ${index + 1}`,
    city,
    country,
    bedrooms,
    capacity: bedrooms * 2 + (index % 2),
    nightly_price: 60 + ((index * 37) % 190),
    currency,
    status: index % 17 === 16 ? 'paused' : 'active',
  }
})

/** 400 bookings over those listings, in the year 2026. */
export const bookings: readonly Booking[] = Array.from({ length: 400 }, (_, index) => {
  const listing = listings[(index * 13) % listings.length] as Listing
  const nights = 2 + ((index * 5) % 9)
  const arrival = new Date(Date.UTC(2026, 0, 4 + ((index * 11) % 355)))
  return {
    id: 50_001 + index,
    listing_id: listing.id,
    guest_ref: `guest-${7000 + ((index * 29) % 900)}`,
    arrival: arrival.toISOString().slice(0, 10),
    nights,
    total: nights * listing.nightly_price,
    currency: listing.currency,
    status: index % 9 === 4 ? 'cancelled' : index % 3 === 0 ? 'completed' : 'confirmed',
  }
})
