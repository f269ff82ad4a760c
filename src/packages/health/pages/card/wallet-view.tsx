import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { neighboursOf, type WalletPerson } from '../../../../features/health-card/wallet'
import { useChosenPatientId } from '../../../../platform/kept/chosen-patient'
import { CardOfPerson } from './card-of-person'

/** Whom the address names, or whom the other screens are about, or the first; from there on whoever is swiped or tapped to. */
export function WalletView({ people }: { people: readonly WalletPerson[] }) {
  const { patientId } = useRouter().params
  const chosenId = useChosenPatientId()
  const [shownId, setShownId] = useState(patientId ?? chosenId)
  const person = people.find(({ face }) => face.id === shownId) ?? people[0]
  if (!person) return null
  const { before, after } = neighboursOf(people, person.face.id)
  return (
    <CardOfPerson
      key={person.face.id}
      person={person}
      people={people}
      before={before}
      after={after}
      onShow={setShownId}
    />
  )
}
