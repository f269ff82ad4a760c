import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../api/client'
import { failureSentence } from '../../api/failure-of'
import { type NamedGrid, useGridsNamed } from '../../api/use-grids-named'
import { Button } from '../../components/button'
import { Card } from '../../components/card'
import { Chips } from '../../components/chips'
import { Note } from '../../components/note'
import { Row } from '../../components/row'
import { Sheet } from '../../components/sheet'
import { TextField } from '../../components/text-field'
import { useInboxWrite } from './inbox-query'

/** Enough to choose from without scrolling; more letters find fewer. */
const SHOWN = 5

export interface InboxPlaceSheetProps {
  id: string
  /** As the family wrote it. */
  address: string
  open: boolean
  onClose: () => void
}

/** Puts an address that lay in no grid into one; what was signed stays as it was signed (journeys E2 6). */
export function InboxPlaceSheet({ open, ...sheet }: InboxPlaceSheetProps) {
  return open ? <PlaceForm {...sheet} /> : null
}

function PlaceForm({ id, address, onClose }: Omit<InboxPlaceSheetProps, 'open'>) {
  const [query, setQuery] = useState('')
  const [grid, setGrid] = useState<NamedGrid | null>(null)
  const [buildingId, setBuildingId] = useState<string | null>(null)
  const found = useGridsNamed(query)
  const setting = useInboxWrite(client.contract.setAddress.mutate)
  return (
    <Sheet open title="落到网格" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">{`居民写的：${address}`}</Text>
        {grid ? (
          <>
            <Card flush>
              <Row icon="pin" title={grid.name} sub={grid.path} value="换一个" onTap={() => setGrid(null)} />
            </Card>
            <Chips
              label="哪栋楼"
              chips={(grid.buildings ?? []).map((each) => ({ value: each.id, label: each.name }))}
              selected={buildingId ?? undefined}
              onToggle={(value) => setBuildingId(value === buildingId ? null : value)}
            />
          </>
        ) : (
          <>
            <TextField
              label="网格或小区"
              value={query}
              maxLength={20}
              hint="写两个字就开始找"
              onInput={setQuery}
            />
            {found.kind === 'ready' && (
              <Card flush>
                {found.answer.length === 0 && <Row title="没有叫这个名字的网格" sub="换个小区名或路名试试" />}
                {found.answer.slice(0, SHOWN).map((each) => (
                  <Row
                    key={each.id}
                    icon="pin"
                    title={each.name}
                    sub={each.path}
                    onTap={() => {
                      setBuildingId(null)
                      setGrid(each)
                    }}
                  />
                ))}
              </Card>
            )}
          </>
        )}
        {setting.error && (
          <Note tone="bad" announced>
            {failureSentence(setting.error)}
          </Note>
        )}
        <Button
          label="就落在这里"
          busy={setting.isPending}
          {...(grid ? {} : { disabledReason: '先选一个网格' })}
          onTap={() => grid && setting.mutate({ id, gridId: grid.id, buildingId }, { onSuccess: onClose })}
        />
      </View>
    </Sheet>
  )
}
