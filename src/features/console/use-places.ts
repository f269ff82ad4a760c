import { client } from '../../api/client'
import { useWholeList } from './use-whole-list'

export type Place = Awaited<ReturnType<typeof client.directory.organizations.query>>['rows'][number]

/** The office's places, for choosing one in a form. */
export function usePlaces(): readonly Place[] {
  const list = useWholeList('places', {}, (cursor) => client.directory.organizations.query({ cursor }))
  return list.kind === 'ready' ? list.answer.rows : []
}

export function placeChoices(places: readonly Place[]): { value: string; label: string }[] {
  return places.map(({ id, name, street }) => ({ value: id, label: street ? `${name} · ${street}` : name }))
}
