import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { Sheet } from '../../../components/sheet/sheet'
import { type Place, PlacePicker } from '../on-site/place-picker'
import { useInboxWrite } from './inbox-query'

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
  const [place, setPlace] = useState<Place | null>(null)
  const setting = useInboxWrite(client.contract.setAddress.mutate)
  return (
    <Sheet open title="落到网格" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">{`居民写的：${address}`}</Text>
        <PlacePicker place={place} onPlace={setPlace} />
        {setting.error && (
          <Note tone="bad" announced>
            {failureSentence(setting.error)}
          </Note>
        )}
        <Button
          label="就落在这里"
          busy={setting.isPending}
          {...(place ? {} : { disabledReason: '先选一个网格' })}
          onTap={() =>
            place &&
            setting.mutate(
              { id, gridId: place.grid.id, buildingId: place.buildingId },
              { onSuccess: onClose },
            )
          }
        />
      </View>
    </Sheet>
  )
}
