/**
 * Stands in a bundle for the memory of endpoints that services name at run time: of ours none does, and the original
 * brings a library of its own with it.
 */
export class EndpointCache {}
