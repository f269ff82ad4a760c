import { useState } from 'react'
import { type NamedGrid, useGridsNamed } from '../../../api/use-grids-named'
import { Card } from '../../../components/content/card'
import { Row } from '../../../components/content/row'
import { Chips } from '../../../components/field/chips'
import { TextField } from '../../../components/field/text-field'

/** Enough to choose from without scrolling; more letters find fewer. */
const SHOWN = 5

/** A micro-grid, and the building where it is known. */
export interface Place {
  readonly grid: NamedGrid
  readonly buildingId: string | null
}

export interface PlacePickerProps {
  place: Place | null
  onPlace: (place: Place | null) => void
}

/** Looks for a micro-grid by what an address names, then for the building in it. */
export function PlacePicker({ place, onPlace }: PlacePickerProps) {
  const [query, setQuery] = useState('')
  const found = useGridsNamed(query)
  if (place) {
    const { grid, buildingId } = place
    return (
      <>
        <Card flush>
          <Row icon="pin" title={grid.name} sub={grid.path} value="换一个" onTap={() => onPlace(null)} />
        </Card>
        <Chips
          label="哪栋楼"
          chips={(grid.buildings ?? []).map((each) => ({ value: each.id, label: each.name }))}
          selected={buildingId ?? undefined}
          onToggle={(value) => onPlace({ grid, buildingId: value === buildingId ? null : value })}
        />
      </>
    )
  }
  return (
    <>
      <TextField label="网格或小区" value={query} maxLength={20} hint="写两个字就开始找" onInput={setQuery} />
      {found.kind === 'ready' && (
        <Card flush>
          {found.answer.length === 0 && <Row title="没有叫这个名字的网格" sub="换个小区名或路名试试" />}
          {found.answer.slice(0, SHOWN).map((grid) => (
            <Row
              key={grid.id}
              icon="pin"
              title={grid.name}
              sub={grid.path}
              onTap={() => onPlace({ grid, buildingId: null })}
            />
          ))}
        </Card>
      )}
    </>
  )
}
