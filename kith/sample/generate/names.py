"""Names to invent people of. First names and last names are put together by chance; no pair is anybody's."""

_GIRLS = """
Aaliyah Abigail Ada Agnieszka Aisha Alice Amelia Amira Anna Aoife Ava Ayesha Beatrice Bethany Carys Chantelle
Charlotte Chiamaka Chloe Clara Daisy Daniela Eleanor Eliza Ella Elsie Emily Emma Erin Esme Evelyn Evie Faith
Fatima Florence Freya Georgia Grace Hafsa Hannah Harper Heidi Holly Imogen Ines Iris Isabella Isla Ivy Jasmine
Jessica Kayleigh Keira Khadija Lacey Layla Leah Leila Lily Lola Lowri Lucy Lyla Maisie Maja Maria Maryam Matilda
Mia Mila Millie Molly Nancy Naomi Nia Niamh Nicole Nour Olivia Orla Paige Penelope Phoebe Poppy Priya Renée
Robyn Rosie Ruby Safa Sara Scarlett Sienna Sofia Sophie Summer Tia Tilly Violet Willow Yasmin Zainab Zara Zoë
Zofia
"""
_BOYS = """
Aarav Abdullah Adam Aidan Albert Alexander Alfie Ali Archie Arjun Arlo Arthur Ayaan Ben Benjamin Bilal Blake
Bobby Caleb Callum Charlie Connor Daniel Darius David Declan Dylan Edward Elijah Emeka Ethan Ezra Felix Finley
Finn Francis Freddie Gabriel George Hamza Harley Harrison Harry Harvey Hasan Henry Hugo Ibrahim Idris Isaac
Ishaan Jack Jacob Jake Jakub James Jaxon Jayden Joel Joseph Joshua Jude Kai Karim Kian Kofi Leo Lewis Liam Logan
Louis Luca Lucas Luke Marcel Mason Mateusz Max Michael Mohammed Nathan Noah Ollie Oscar Otis Owen Patrick Rafael
Rayan Reece Reuben Rhys Riley Robert Roman Rory Rowan Ryan Samuel Seán Sebastian Stanley Teddy Theo Thomas Toby
Tomasz Tyler William Yusuf Zachary Zain
"""
_LAST = """
Abbott Adeyemi Ahmed Akhtar Aldridge Ali Allen Anderson Appleby Archer Asante Ashworth Bailey Baker Banerjee
Barlow Barnes Begum Bell Bennett Blackwood Booth Bradley Brennan Briggs Brook Butler Byrne Carter Castillo
Chambers Chen Choudhury Clarke Cole Coleman Collins Cooper Costa Cox Crossley Cunningham D’Arcy Dalton Das
Davies Dawson Dhillon Dixon Doherty Dunn Edwards Ellis Evans Farrell Ferreira Fisher Fletcher Forster Foster
Fowler Francis Fraser Garner Gibson Gill Gordon Graham Grant Green Griffiths Grzelak Gupta Hall Hammond Harding
Harper Harrison Hart Hartley Hassan Hayes Heath Henderson Hill Hobson Holmes Howarth Hughes Hussain Hutton Iqbal
Islam Jackson James Jarvis Jenkins Johnson Jones Joseph Kamara Kaur Kaye Kelly Kennedy Khan Kimani King Knight
Kowalski Lamb Lawson Lee Lewandowski Lewis Lloyd Lowe Mahmood Malik Marsh Marshall Mason Matthews McCarthy
McKenzie Mensah Miah Miller Mistry Mitchell Moore Morgan Morris Murphy Murray Nash Nguyen Nowak O’Brien O’Connor
O’Neill Okafor Oliver Osborne Owen Palmer Park Parker Patel Pearce Pereira Perry Phillips Popescu Powell Price
Quinn Rahman Read Reid Rhodes Richards Roberts Robinson Rogers Rose Rowe Russell Ryan Sandhu Santos Saunders
Scott Shah Sharma Shaw Sheikh Silva Simpson Singh Smith Spencer Stanton Stewart Stone Sutton Tait Taylor Thapa
Thomas Thompson Todd Townsend Tucker Turner Uddin Varga Vaughan Wade Walker Wallace Walsh Ward Watson Webb Wells
White Whitfield Wilkins Williams Willis Wilson Wood Wright Yilmaz Young Zając
"""
_STREETS = """
Alder Walk|Anchor Street|Barley Close|Beck Side|Bridge Terrace|Canal Row|Chapel Fold|Clay Lane|Cobbler’s Yard
Dyer Street|Elm Crescent|Fernlea Road|Foundry Court|Garnet Way|Hawthorn Rise|Heron Drive|Ivy Bank|Kiln Yard
Larch Avenue|Loom Street|Maltings Road|Meadow View|Orchard Place|Otter Close|Pinfold Lane|Quayside|Ropewalk
Rowan Grove|Saddler Street|Sandpit Lane|School Brow|Sorrel Road|Station Parade|Tanner’s Row|Thistle Close
Upper Moor|Vale Road|Weaver’s Green|Weir Row|Willow Court
"""
GIRLS, BOYS, LAST = tuple(_GIRLS.split()), tuple(_BOYS.split()), tuple(_LAST.split())
STREETS = tuple(one for line in _STREETS.strip().splitlines() for one in line.split("|"))
