import { Text } from '@tarojs/components'
import { useState } from 'react'
import { GRID_LEVEL_NAMES_ZH, levelBelow } from '#domain/care-team/grid'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { SelectInput, TextInput } from '../console-fields'
import type { GridDetails, ListedGrid } from '../listed-rows'
import { type Place, placeChoices } from '../use-places'

const BUILDINGS_MAX = 100

interface GridFormProps {
  /** None for a new one. */
  readonly grid: GridDetails | undefined
  readonly parent: ListedGrid | undefined
  readonly places: readonly Place[]
  readonly onSaved: (id: string) => void
}

/** A part of the county: its name, whose it is, and the buildings of a micro-grid. */
export function GridForm({ grid, parent, places, onSaved }: GridFormProps) {
  const level = grid?.level ?? levelBelow(parent?.level ?? null)
  const [name, setName] = useState(grid?.name ?? '')
  const [organizationId, setOrganizationId] = useState(grid?.organizationId ?? parent?.organizationId ?? '')
  const [buildings, setBuildings] = useState(() =>
    (grid?.buildings ?? []).map(({ id, name: door }) => ({ id, name: door })),
  )
  const [added, setAdded] = useState('')
  const save = useWrite(client.grid.save.mutate)
  if (level === null) return null
  const levelZh = GRID_LEVEL_NAMES_ZH[level]
  const homes = places.filter(({ kind }) => kind !== 'region')
  const place = organizationId || (homes[0]?.id ?? '')
  const names = added.split('\n').map((line) => line.trim())
  const all = [...buildings, ...names.filter((line) => line !== '').map((line) => ({ name: line }))]

  function missing(): string | undefined {
    if (name.trim() === '') return '先写名称'
    if (buildings.some((building) => building.name.trim() === '')) return '有一栋没有名称'
    if (new Set(all.map((building) => building.name.trim())).size < all.length) return '有两栋同名'
    return all.length > BUILDINGS_MAX ? `一个网格最多 ${BUILDINGS_MAX} 栋` : undefined
  }

  return (
    <Card label={grid?.name ?? `新${levelZh}`}>
      <ChangeForm
        label={grid ? '保存' : `加上这个${levelZh}`}
        missing={missing()}
        send={async (reason) => {
          const parentId = grid ? grid.parentId : (parent?.id ?? null)
          const words = { parentId, name, organizationId: place, buildings: all, reason }
          const { id } = await save.mutateAsync(grid ? { id: grid.id, ...words } : words)
          onSaved(id)
        }}
        done={() => '保存了。新楼栋的海报可以打印了。'}
      >
        <Text className="console-card__title">{grid?.path ?? `新${levelZh}`}</Text>
        {parent && <Text className="t-2">在{parent.path}下面</Text>}
        <TextInput label="名称" value={name} maxLength={40} onInput={setName} />
        <SelectInput label="机构" value={place} choices={placeChoices(homes)} onChange={setOrganizationId} />
        {level === 'micro-grid' && (
          <>
            {buildings.length > 0 && (
              <fieldset className="console-rows">
                <legend className="console-field__label">楼栋</legend>
                {buildings.map((building, index) => (
                  <div key={building.id} className="console-rows__one">
                    <TextInput
                      isCompact
                      label={`第 ${index + 1} 栋`}
                      value={building.name}
                      maxLength={40}
                      onInput={(text) =>
                        setBuildings(
                          buildings.map((one) => (one === building ? { ...one, name: text } : one)),
                        )
                      }
                    />
                    <button
                      type="button"
                      className="console-rows__drop"
                      aria-label={`去掉${building.name}`}
                      onClick={() => setBuildings(buildings.filter((one) => one !== building))}
                    >
                      去掉
                    </button>
                  </div>
                ))}
              </fieldset>
            )}
            <TextInput
              label="加楼栋，一行一栋"
              value={added}
              lines={3}
              placeholder="柳荫里 1 栋"
              onInput={setAdded}
            />
          </>
        )}
      </ChangeForm>
    </Card>
  )
}
