import { Text } from '@tarojs/components'
import { type NamedGrid, useGridsNamed } from '../../../api/use-grids-named'
import { Card } from '../../../components/content/card'
import { Note } from '../../../components/content/note'
import { Row } from '../../../components/content/row'

/** Enough to choose from without scrolling. */
const SHOWN = 5
/** Of more buildings a list is no help: the address says which. */
const BUILDINGS_SHOWN = 6

/** A micro-grid that an address names, and the building where the address says it. */
export interface NamedPlace {
  readonly gridId: string
  readonly buildingId: string | null
  /** 梧桐路 1 网格 3 栋 */
  readonly name: string
}

export interface PlacesOfAddressProps {
  /** What was written, once it is whole. */
  address: string
  /** Buildings are asked for too. */
  inBuildings?: boolean
  onPlace: (place: NamedPlace) => void
  /** What an address without a grid means here (journeys E2 6); null: a place is chosen already. */
  nowhere: string | null
}

/** The places that an address names, to choose from: no street has to be picked from a list. */
export function PlacesOfAddress({ address, inBuildings = false, onPlace, nowhere }: PlacesOfAddressProps) {
  const found = useGridsNamed(address)
  if (found.kind !== 'ready') return null
  const rows = found.answer.slice(0, SHOWN).flatMap((grid) => placesIn(grid, inBuildings))
  if (rows.length === 0) {
    return nowhere === null ? null : (
      <Note tone="info" announced>
        <Text>{nowhere}</Text>
      </Note>
    )
  }
  return (
    <Card flush label="认出来的网格">
      {rows.map(({ title, path, ...place }) => (
        <Row
          key={place.buildingId ?? place.gridId}
          icon="pin"
          title={title}
          sub={path}
          onTap={() => onPlace(place)}
        />
      ))}
    </Card>
  )
}

interface PlaceRow extends NamedPlace {
  readonly title: string
  readonly path: string
}

function placesIn({ id: gridId, name, path, buildings = [] }: NamedGrid, inBuildings: boolean): PlaceRow[] {
  if (!inBuildings || buildings.length === 0 || buildings.length > BUILDINGS_SHOWN)
    return [{ gridId, buildingId: null, name, title: name, path }]
  return buildings.map(({ id: buildingId, name: title }) => ({
    gridId,
    buildingId,
    name: `${name} ${title}`,
    title,
    path,
  }))
}
