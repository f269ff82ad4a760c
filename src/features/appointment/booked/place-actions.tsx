import { View } from '@tarojs/components'
import { Button } from '../../../components/action/button'
import { openMap } from '../../../platform/wechat/open-map'
import { callPhone } from '../../../platform/wechat/phone-call'

export interface PlaceActionsProps {
  place: { name: string; address: string; phone: string; latitude: number; longitude: number }
}

/** The way there, and somebody to ask. */
export function PlaceActions({ place }: PlaceActionsProps) {
  return (
    <View className="line line--elder-stack">
      <Button
        label="导航"
        kind="secondary"
        size="medium"
        width="grow"
        icon="pin"
        spokenLabel={`导航到${place.name}`}
        onTap={() => openMap(place)}
      />
      <Button
        label="打电话"
        kind="secondary"
        size="medium"
        width="grow"
        icon="phone"
        spokenLabel={`打电话给${place.name}`}
        onTap={() => callPhone(place.phone)}
      />
    </View>
  )
}
